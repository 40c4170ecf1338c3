package io.github.mediastore.jdbc;

import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaPage;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.internal.tables.MediaPages;
import io.github.mediastore.jdbc.internal.tables.MediaReader;
import io.github.mediastore.jdbc.internal.tables.MediumKey;
import io.github.mediastore.jdbc.internal.tables.ObjectReferences;
import io.github.mediastore.jdbc.internal.tables.TableVersion;
import io.github.mediastore.jdbc.internal.transactions.Question;
import io.github.mediastore.jdbc.internal.transactions.Reads;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a store on tables of its own reads; each operation is one statement. What goes through all
 * media of a kind or an owner is read from the primary always.
 */
abstract sealed class JdbcMediaReads implements MediaStore permits JdbcMediaChanges {

  final Transactions transactions;
  final MediaBytes bytes;
  private final MediaFinder finder;
  final MediaPages pages;
  private final Reads reads;
  private final MediaReader reader;

  JdbcMediaReads(StoreSettings settings, Transactions transactions, TableVersion version) {
    this.transactions = transactions;
    this.reads = new Reads(transactions, settings.replica());
    this.reader = new MediaReader(version);
    ObjectReferences references = new ObjectReferences(settings.tables()::in);
    this.bytes = new MediaBytes(reader, references, transactions, settings.objectReader());
    this.finder = new MediaFinder(reader, reads, bytes, settings.checksReads());
    this.pages = new MediaPages(settings.tables()::in, version, settings.notes());
  }

  @Override
  public Optional<MediaInfo> info(MediaSlot slot, int index) {
    requireIndex(index);
    return reads.answer(
        Question.about(
            "look up medium %d of %s".formatted(index, slot),
            slot,
            c -> reader.infoAt(c, slot, index),
            Optional::isEmpty));
  }

  @Override
  public Optional<MediaInfo> info(MediaId id) {
    OptionalLong key = MediumKey.of(id);
    return key.isEmpty()
        ? Optional.empty()
        : reads.answer(
            Question.aboutMedium(
                "look up medium " + id, c -> reader.infoById(c, key.getAsLong()), MediaInfo::slot));
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index) {
    return find(slot, index, MediaInfo.FULL);
  }

  @Override
  public Optional<Media> find(MediaId id) {
    return find(id, MediaInfo.FULL);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index, String rendition) {
    requireIndex(index);
    return finder.find(slot, index, rendition);
  }

  @Override
  public Optional<Media> find(MediaId id, String rendition) {
    return finder.find(id, rendition);
  }

  @Override
  public Map<MediaSlot, List<MediaInfo>> list(Collection<MediaSlot> slots) {
    return slots.isEmpty()
        ? Map.of()
        : reads.answer(
            SlotLists.question(
                "list the media of %d slots".formatted(slots.size()), slots, reader::list));
  }

  @Override
  public OptionalInt indexOf(MediaSlot slot, MediaId id) {
    OptionalLong key = MediumKey.of(id);
    return key.isEmpty()
        ? OptionalInt.empty()
        : reads.answer(
            Question.about(
                "look up the place of medium %s in %s".formatted(id, slot),
                slot,
                c -> reader.indexOf(c, slot, key.getAsLong()),
                OptionalInt::isEmpty));
  }

  @Override
  public int count(MediaSlot slot) {
    return reads.answer(
        Question.about(
            "count the media of " + slot, slot, c -> reader.count(c, slot), count -> count == 0));
  }

  @Override
  public List<MediaSlot> slotsOf(String ownerType, Object ownerId) {
    String owner = ownerId.toString();
    return transactions.read(
        "list the slots of %s/%s".formatted(ownerType, owner),
        c -> pages.slotsOf(c, ownerType, owner));
  }

  @Override
  public MediaPage page(MediaKind kind, String after, int most) {
    requireSome(most);
    return transactions.read("list the media of " + kind, c -> pages.page(c, kind, after, most));
  }

  static void requireSome(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("No page has %d media at most".formatted(most));
    }
  }

  static void requireIndex(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("No medium has the index " + index);
    }
  }
}
