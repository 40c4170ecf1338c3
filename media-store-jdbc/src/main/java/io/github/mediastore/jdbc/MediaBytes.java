package io.github.mediastore.jdbc;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.internal.events.ReadEvent;
import io.github.mediastore.jdbc.internal.objects.ObjectPlace;
import io.github.mediastore.jdbc.internal.objects.ObjectReader;
import io.github.mediastore.jdbc.internal.tables.ChunkStream;
import io.github.mediastore.jdbc.internal.tables.MediaReader;
import io.github.mediastore.jdbc.internal.tables.ObjectReferences;
import io.github.mediastore.jdbc.internal.tables.Representation;
import io.github.mediastore.jdbc.internal.tables.RepresentationBytes;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the bytes of media out of chunks or objects. Each read of chunks is a short borrow. */
record MediaBytes(
    MediaReader reader,
    ObjectReferences references,
    Transactions transactions,
    ObjectReader objects)
    implements RepresentationBytes {

  @Override
  public InputStream open(Object medium, Representation representation, ByteRange range) {
    return representation.object() == null
        ? new ChunkStream(representation, range, this::readChunks)
        : objects.open(place(medium, representation, representation.object()), range);
  }

  @Override
  public Optional<URI> presign(
      Object medium, Representation representation, ResponseHeaders headers, Duration valid) {
    return representation.object() == null
        ? Optional.empty()
        : objects.presign(place(medium, representation, representation.object()), headers, valid);
  }

  @Override
  public Optional<String> wrongObject(Object medium, Representation representation) {
    if (representation.object() == null) {
      throw new IllegalArgumentException("Not an object: " + representation);
    }
    ObjectPlace place = place(medium, representation, representation.object());
    Optional<StoredObject> found = objects.find(place);
    if (found.isPresent()) {
      return found
          .filter(object -> object.size() != representation.size())
          .map(
              object ->
                  "its object %s has %d bytes, but %d were stored"
                      .formatted(place.key(), object.size(), representation.size()));
    }
    return place.isReferred().getAsBoolean()
        ? Optional.of("its object %s is missing".formatted(place.key()))
        : Optional.empty();
  }

  private ObjectPlace place(Object medium, Representation representation, String key) {
    return new ObjectPlace(
        key,
        medium,
        () ->
            transactions.read(
                "look for representation " + representation.id(),
                c -> references.exists(c, representation)));
  }

  private List<byte[]> readChunks(Representation representation, ByteRange range) {
    return readChunks(representation, range, transactions::read);
  }

  /** Reads chunks on a connection to where they are. */
  List<byte[]> readChunks(Representation representation, ByteRange range, Source source) {
    String what =
        "read bytes %d to %d of representation %d"
            .formatted(range.first(), range.last(), representation.id());
    ReadEvent event = ReadEvent.start();
    List<byte[]> parts = parts(what, representation, range, source);
    event.done(what, parts.stream().mapToInt(part -> part.length).sum());
    return parts;
  }

  private List<byte[]> parts(
      String what, Representation representation, ByteRange range, Source source) {
    try {
      return source.read(what, c -> reader.readChunks(c, representation, range));
    } catch (MediumGoneException e) {
      Representation now =
          transactions.read(what, c -> references.inObject(c, representation)).orElseThrow(() -> e);
      return partsOfObject(now, range);
    }
  }

  /** Reads out of an object what was in chunks until a moment ago. */
  private List<byte[]> partsOfObject(Representation representation, ByteRange range) {
    List<byte[]> parts = new ArrayList<>();
    try (InputStream stream =
        open("representation " + representation.id(), representation, range)) {
      long position = range.first();
      while (position <= range.last()) {
        long end = (position / representation.chunkSize() + 1) * representation.chunkSize();
        byte[] part = stream.readNBytes((int) (Math.min(end, range.last() + 1) - position));
        parts.add(part);
        position += part.length;
      }
      return parts;
    } catch (IOException e) {
      throw new AssertionError("A stream just opened says it is closed", e);
    }
  }

  /** Does work on a connection to some server. */
  @FunctionalInterface
  interface Source {

    List<byte[]> read(String what, SqlWork<List<byte[]>> work);
  }
}
