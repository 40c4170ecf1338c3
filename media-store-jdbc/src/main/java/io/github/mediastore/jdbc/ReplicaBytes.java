package io.github.mediastore.jdbc;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.internal.tables.ChunkStream;
import io.github.mediastore.jdbc.internal.tables.Representation;
import io.github.mediastore.jdbc.internal.tables.RepresentationBytes;
import io.github.mediastore.jdbc.internal.transactions.Reads;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the bytes of a medium that a replica has shown: chunks from there as long as it has them,
 * and then from the primary, if that has the same bytes under the same key.
 */
final class ReplicaBytes implements RepresentationBytes {

  private final MediaBytes primary;
  private final Reads reads;
  private volatile @Nullable Sha256 sha256;

  ReplicaBytes(MediaBytes primary, Reads reads) {
    this.primary = primary;
    this.reads = reads;
  }

  /** Says which bytes they are. */
  void expect(Sha256 digest) {
    sha256 = digest;
  }

  @Override
  public InputStream open(Object medium, Representation representation, ByteRange range) {
    return representation.object() == null
        ? new ChunkStream(representation, range, this::readChunks)
        : primary.open(medium, representation, range);
  }

  @Override
  public Optional<URI> presign(
      Object medium, Representation representation, ResponseHeaders headers, Duration valid) {
    return primary.presign(medium, representation, headers, valid);
  }

  @Override
  public Optional<String> wrongObject(Object medium, Representation representation) {
    return primary.wrongObject(medium, representation);
  }

  private List<byte[]> readChunks(Representation representation, ByteRange range) {
    Sha256 expected = Objects.requireNonNull(sha256, "sha256");
    return primary.readChunks(
        representation,
        range,
        (what, work) ->
            reads.more(
                what,
                work,
                connection -> {
                  primary.reader().requireSame(connection, representation, expected);
                  return work.on(connection);
                }));
  }
}
