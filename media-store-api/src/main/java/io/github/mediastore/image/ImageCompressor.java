package io.github.mediastore.image;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.UploadSource;
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
 * CompressedImage picture = compressor.compress(upload::getInputStream); // opens and closes it
 * store.put(MediaSlot.of("users", userId, "profile"), picture);
 * }</pre>
 */
@FunctionalInterface
public interface ImageCompressor {

  /**
   * Returns a compressor for uploads with this focus: what stays in view where a shape is cut out
   * of the picture. The focus is kept with the picture, {@link CompressedImage#focus}.
   *
   * <p>A compressor that cuts nothing need not implement this: unless it does, the point is added
   * to what it makes.
   *
   * @param focus the focus, such as {@code Focus.at(0.3, 0.4)} where the user clicked
   * @return a compressor that is otherwise this one; cheap, to be made for each upload
   */
  default ImageCompressor withFocus(Focus focus) {
    FocalPoint point = focus.point().orElse(null);
    return upload -> compress(upload).focusedOn(point);
  }

  /**
   * Compresses an uploaded picture: opens it, and closes it whatever happens.
   *
   * @param upload opens the bytes of the picture, once; read to their end or to just beyond the
   *     limit
   * @return the compressed picture
   * @throws RejectedUploadException if the bytes are not an accepted picture
   * @throws UnreadableUploadException if the bytes could not be opened, read or closed
   * @throws CompressorBusyException if there was no memory or processor for it within the admission
   *     timeout
   */
  default CompressedImage compress(UploadSource upload) {
    try (InputStream in = upload.open()) {
      return compress(in);
    } catch (IOException e) {
      throw new UnreadableUploadException("The upload could not be opened or closed", e);
    }
  }

  /**
   * Compresses a picture from a stream that the caller closes. Until then a stream of an upload may
   * hold a file open; {@link #compress(UploadSource)} closes it by itself.
   *
   * @param upload the bytes of the picture, read to their end or to just beyond the limit, never
   *     closed here
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
   * Compresses a picture in a file, which is opened and closed here.
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
