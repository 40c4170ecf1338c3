package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

/** Gives the bytes of representations, wherever they are. */
public interface RepresentationBytes {

  /**
   * Opens a stretch of the bytes.
   *
   * @param medium names the medium in messages
   * @param representation whose bytes
   * @param range which of them
   * @return a stream that throws, as this does, {@link io.github.mediastore.MediumGoneException} if
   *     the medium is gone and {@link io.github.mediastore.MediaStorageException} if they cannot be
   *     read
   */
  InputStream open(Object medium, Representation representation, ByteRange range);

  /**
   * Reads all the bytes, for their digest.
   *
   * @param medium as for {@link #open}
   * @param representation whose bytes; thrown is what {@link #open} throws
   */
  default Sha256 digest(Object medium, Representation representation) {
    MessageDigest digest = Sha256.newDigest();
    if (representation.size() > 0) {
      ByteRange all = new ByteRange(0, representation.size() - 1);
      try (InputStream stream = new DigestInputStream(open(medium, representation, all), digest)) {
        stream.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new AssertionError("A stream just opened says it is closed", e);
      }
    }
    return Sha256.ofDigest(digest.digest());
  }

  /** Returns an address from which a client can read the bytes itself, if there can be one. */
  Optional<URI> presign(
      Object medium, Representation representation, ResponseHeaders headers, Duration valid);

  /**
   * Says what is wrong with an object, without reading it.
   *
   * @param representation one with an object
   * @return empty if nothing is, or the representation is gone
   * @throws io.github.mediastore.MediaStorageException if the object store does not answer
   */
  Optional<String> wrongObject(Object medium, Representation representation);
}
