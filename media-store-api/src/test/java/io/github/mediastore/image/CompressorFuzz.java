package io.github.mediastore.image;

import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.image.CompressionSettings.Effort;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fuzz target: any upload becomes a picture within the limits or is refused with a reason. */
public final class CompressorFuzz {

  private static final int SIDE = 64;
  private static final int MAX_BYTES = 4_000;

  private static final WebpImageCompressor STRICT = compressor(false);
  private static final WebpImageCompressor LENIENT = compressor(true);

  private CompressorFuzz() {}

  public static void fuzzerTestOneInput(byte[] upload) {
    WebpImageCompressor compressor = (upload.length & 1) == 0 ? STRICT : LENIENT;
    try {
      CompressedImage picture = compressor.compress(upload);
      if (picture.bytes().length > MAX_BYTES
          || Math.max(picture.width(), picture.height()) > SIDE) {
        throw new AssertionError("Over the limits: " + picture.receipt());
      }
    } catch (RejectedUploadException refused) {
      // As it should be.
    }
  }

  public static void main(String[] arguments) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    BufferedImage scene = TestPictures.scene(70, 50);
    for (String format : List.of("jpg", "png", "gif", "bmp", "tif")) {
      seeds.add(TestPictures.file(scene, format));
    }
    seeds.add(TestPictures.file(TestPictures.halfTransparent(20, 30), "png"));
    seeds.add(STRICT.compress(seeds.get(0)).bytes());
    Seeds.write(arguments[0], seeds);
  }

  private static WebpImageCompressor compressor(boolean acceptTruncated) {
    return WebpImageCompressor.with(
        CompressionSettings.builder()
            .maxDimension(SIDE)
            .maxBytes(MAX_BYTES)
            .maxInputPixels(1_000_000)
            .effort(Effort.FAST)
            .acceptTruncated(acceptTruncated)
            .build());
  }
}
