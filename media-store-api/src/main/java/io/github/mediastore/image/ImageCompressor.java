package io.github.mediastore.image;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.internal.streams.SmallReads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Compresses uploaded pictures for storing and serving. Implementations are safe for use by several
 * threads.
 *
 * <p>Compress before the transaction begins, not inside it: it takes a while and needs no
 * connection.
 *
 * <pre>{@code
 * CompressedImage picture = compressor.compress(upload.getInputStream());
 * store.put(MediaSlot.of("users", userId, "profile"), picture);
 * }</pre>
 */
@FunctionalInterface
public interface ImageCompressor {

  /**
   * Compresses a picture.
   *
   * @param upload the bytes of the picture, read to their end or to just beyond the limit, never
   *     closed
   * @return the compressed picture
   * @throws RejectedUploadException if the bytes are not an accepted picture
   * @throws UnreadableUploadException if the stream failed
   * @throws CompressorBusyException if there was no memory or processor for it within the admission
   *     timeout
   */
  CompressedImage compress(InputStream upload);

  /**
   * Compresses a picture that is in memory.
   *
   * @param upload the bytes of the picture
   * @return the compressed picture
   * @throws RejectedUploadException if the bytes are not an accepted picture
   * @throws CompressorBusyException if there was no memory or processor for it within the admission
   *     timeout
   */
  default CompressedImage compress(byte[] upload) {
    return compress(new ByteArrayInputStream(upload));
  }

  /**
   * Compresses a picture in a file.
   *
   * @param upload the file
   * @return the compressed picture
   * @throws RejectedUploadException if the file is not an accepted picture
   * @throws UnreadableUploadException if the file could not be read
   * @throws CompressorBusyException if there was no memory or processor for it within the admission
   *     timeout
   */
  default CompressedImage compress(Path upload) {
    try (InputStream in = SmallReads.ofFile(upload)) {
      return compress(in);
    } catch (IOException e) {
      throw new UnreadableUploadException("Cannot read the file " + upload, e);
    }
  }
}
