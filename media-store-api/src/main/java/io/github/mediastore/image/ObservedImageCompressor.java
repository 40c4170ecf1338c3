package io.github.mediastore.image;

import io.github.mediastore.MediaException;
import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaOperation;
import io.github.mediastore.UploadSource;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Notifies a {@link MediaListener} of every upload that another compressor takes or rejects. As
 * thread-safe as that compressor.
 */
public final class ObservedImageCompressor implements ImageCompressor {

  private final ImageCompressor compressor;
  private final MediaListener listener;

  private ObservedImageCompressor(ImageCompressor compressor, MediaListener listener) {
    this.compressor = Objects.requireNonNull(compressor, "compressor");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /**
   * Observes a compressor.
   *
   * @param compressor the compressor that does the work
   * @param listener is notified of each upload, whether it was compressed or rejected
   * @return a compressor that behaves as the other
   */
  public static ImageCompressor of(ImageCompressor compressor, MediaListener listener) {
    return new ObservedImageCompressor(compressor, listener);
  }

  @Override
  public CompressedImage compress(UploadSource upload) {
    return observed(() -> compressor.compress(upload));
  }

  @Override
  public CompressedImage compress(InputStream upload) {
    return observed(() -> compressor.compress(upload));
  }

  @Override
  public CompressedImage compress(byte[] upload) {
    return observed(() -> compressor.compress(upload));
  }

  @Override
  public CompressedImage compress(Path upload) {
    return observed(() -> compressor.compress(upload));
  }

  private CompressedImage observed(Supplier<CompressedImage> work) {
    listener.started(MediaOperation.COMPRESS);
    long started = System.nanoTime();
    CompressedImage picture;
    try {
      picture = work.get();
    } catch (RuntimeException e) {
      if (e instanceof MediaException rejected) {
        listener.rejected(rejected);
      }
      listener.failed(MediaOperation.COMPRESS, e, since(started));
      throw e;
    }
    Duration took = since(started);
    listener.compressed(picture, took);
    listener.completed(MediaOperation.COMPRESS, took);
    return picture;
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
