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
import io.github.mediastore.jdbc.internal.tables.RepresentationBytes;
import io.github.mediastore.jdbc.internal.tables.StoredMedia;
import io.github.mediastore.jdbc.internal.transactions.Question;
import io.github.mediastore.jdbc.internal.transactions.Reads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds media with their bytes; each read is a short borrow of a connection and an event. */
final class MediaFinder {

  private final MediaReader reader;
  private final Reads reads;
  private final MediaBytes bytes;
  private final boolean checksReads;

  MediaFinder(MediaReader reader, Reads reads, MediaBytes bytes, boolean checksReads) {
    this.reader = reader;
    this.reads = reads;
    this.bytes = bytes;
    this.checksReads = checksReads;
  }

  Optional<Media> find(MediaSlot slot, int index, String rendition) {
    String name = nameOf(rendition);
    LookUp lookUp = (c, from) -> reader.findAt(c, slot, index, name, from);
    return find(
        lookUp,
        Question.about(
            "find medium %d of %s".formatted(index, slot),
            slot,
            c -> lookUp.on(c, bytes),
            Optional::isEmpty));
  }

  Optional<Media> find(MediaId id, String rendition) {
    OptionalLong key = MediumKey.of(id);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    String name = nameOf(rendition);
    LookUp lookUp = (c, from) -> reader.findById(c, key.getAsLong(), name, from);
    return find(
        lookUp,
        Question.aboutMedium(
            "find medium " + id, c -> lookUp.on(c, bytes), media -> media.info().slot()));
  }

  /** Any text may be asked for; one that is no name finds the medium itself. */
  private static String nameOf(String rendition) {
    return RenditionName.isValid(rendition) ? rendition : MediaInfo.FULL;
  }

  private Optional<Media> find(LookUp lookUp, Question<Optional<StoredMedia>> question) {
    ReadEvent event = ReadEvent.start();
    Optional<StoredMedia> found =
        reads.answer(question.onReplica(connection -> onReplica(connection, lookUp)));
    event.done(question.what(), found.map(StoredMedia::bytesInHand).orElse(0));
    return found.map(media -> checksReads ? new CheckedMedia(media) : media);
  }

  private Optional<StoredMedia> onReplica(Connection connection, LookUp lookUp)
      throws SQLException {
    ReplicaBytes ofReplica = new ReplicaBytes(bytes, reads);
    Optional<StoredMedia> found = lookUp.on(connection, ofReplica);
    found.ifPresent(media -> ofReplica.expect(media.info().sha256()));
    return found;
  }

  /** Looks a medium up, whose bytes will be read by others. */
  @FunctionalInterface
  private interface LookUp {

    Optional<StoredMedia> on(Connection connection, RepresentationBytes bytes) throws SQLException;
  }
}
