package io.github.mediastore.jdbc;

import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.internal.events.ReadEvent;
import io.github.mediastore.internal.syntax.RenditionName;
import io.github.mediastore.jdbc.internal.reading.CheckedMedia;
import io.github.mediastore.jdbc.internal.tables.MediaReader;
import io.github.mediastore.jdbc.internal.tables.MediumKey;
import io.github.mediastore.jdbc.internal.tables.Representation;
import io.github.mediastore.jdbc.internal.tables.StoredMedia;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds media with their bytes; each read is a short borrow of a connection and an event. */
final class MediaFinder {

  private final MediaReader reader;
  private final Transactions transactions;
  private final boolean checksReads;

  MediaFinder(MediaReader reader, Transactions transactions, boolean checksReads) {
    this.reader = reader;
    this.transactions = transactions;
    this.checksReads = checksReads;
  }

  Optional<Media> find(MediaSlot slot, int index, String rendition) {
    String name = nameOf(rendition);
    return find(
        "find medium %d of %s".formatted(index, slot),
        c -> reader.findAt(c, slot, index, name, this::readChunk));
  }

  Optional<Media> find(MediaId id, String rendition) {
    OptionalLong key = MediumKey.of(id);
    String name = nameOf(rendition);
    return key.isEmpty()
        ? Optional.empty()
        : find(
            "find medium " + id, c -> reader.findById(c, key.getAsLong(), name, this::readChunk));
  }

  /** Any text may be asked for; one that is no name finds the medium itself. */
  private static String nameOf(String rendition) {
    return RenditionName.isValid(rendition) ? rendition : MediaInfo.FULL;
  }

  private Optional<Media> find(String what, SqlWork<Optional<StoredMedia>> work) {
    ReadEvent event = ReadEvent.start();
    Optional<StoredMedia> found = transactions.read(what, work);
    event.done(what, found.map(StoredMedia::bytesInHand).orElse(0));
    return found.map(media -> checksReads ? new CheckedMedia(media) : media);
  }

  byte[] readChunk(Representation representation, int seq, int from, int length) {
    String what = "read chunk %d of representation %d".formatted(seq, representation.id());
    ReadEvent event = ReadEvent.start();
    byte[] chunk =
        transactions.read(what, c -> reader.readChunk(c, representation, seq, from, length));
    event.done(what, chunk.length);
    return chunk;
  }
}
