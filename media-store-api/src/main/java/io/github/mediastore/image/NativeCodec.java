package io.github.mediastore.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.luciad.imageio.webp.internal.NativeLoader;
import io.github.mediastore.CodecUnavailableException;
import java.awt.image.BufferedImage;

/**
 * Finds out, before the first upload does, whether libwebp runs on this machine: it has to encode a
 * small picture. What the machine calls itself plays no part. The library is native: it is unpacked
 * to a temporary folder and loaded from there.
 */
final class NativeCodec {

  private static final int SIDE = 16;

  /** The binding that this library is made with, and the libwebp in it, which itself is mute. */
  private static final String BINDING = "0.11.0";

  private static final String LIBWEBP = "1.6.0";

  private NativeCodec() {}

  /**
   * Encodes a small picture.
   *
   * @throws CodecUnavailableException if that fails, saying why if it can be told
   */
  static void check(WebpEncoder encoder) {
    try {
      byte[] file = encoder.encode(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), 50);
      String start = new String(file, 0, Math.min(file.length, 12), ISO_8859_1);
      if (!start.startsWith("RIFF") || !start.endsWith("WEBP")) {
        throw new IllegalStateException("What libwebp encoded is no WebP");
      }
    } catch (LinkageError | RuntimeException e) {
      throw new CodecUnavailableException(
          "The WebP library cannot run on this machine (%s, %s): %s"
              .formatted(
                  System.getProperty("os.name"),
                  System.getProperty("os.arch"),
                  CodecDiagnosis.of(e)),
          e);
    }
  }

  /** Returns which libwebp this is; of a binding that the host chose, only which binding. */
  static String version() {
    String binding = NativeLoader.getVersion();
    return binding.equals(BINDING)
        ? "libwebp %s (webp-imageio %s)".formatted(LIBWEBP, binding)
        : "the libwebp of webp-imageio " + binding;
  }
}
