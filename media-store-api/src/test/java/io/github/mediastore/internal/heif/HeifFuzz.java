package io.github.mediastore.internal.heif;

import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.format.FormatSniffer;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.View;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Fuzz target: any bytes become a picture of the size that they say, or are refused. */
public final class HeifFuzz {

  private static final long MOST_PIXELS = 1_000_000;

  private HeifFuzz() {}

  public static void fuzzerTestOneInput(byte[] file) throws IOException {
    if (file.length == 0) {
      return;
    }
    ImageFormat format = FormatSniffer.of(file);
    try {
      HeifImage image = HeifImage.read(UploadBuffer.of(file, file.length), format);
      if (image.orientation() < 1 || image.orientation() > 8) {
        throw new AssertionError("Passed: orientation " + image.orientation());
      }
      if (image.codedWidth() * image.codedHeight() <= MOST_PIXELS
          && Math.max(image.codedWidth(), image.codedHeight()) < 65_500) {
        HeifDecoder.open(file, format, Samples.pretender(), Duration.ZERO)
            .decode(List.of(View.whole(10, 10)));
      }
    } catch (HeaderException | DecodeException | DecoderException refused) {
      // As it should be.
    }
  }

  public static void main(String[] arguments) throws IOException {
    Seeds.write(arguments[0], List.of(Samples.heic(), Samples.avif(), grid(), overlay()));
  }

  private static byte[] grid() throws IOException {
    HeifFile file = new HeifFile("heic");
    file.grid(1, 2, 1, 2 * Samples.WIDTH, Samples.HEIGHT, file.ispe(2 * Samples.WIDTH, 64));
    Samples.Coded coded = Samples.Coded.read();
    return coded.addTo(coded.addTo(file, 2), 3).reference("dimg", 1, 2, 3).bytes();
  }

  static byte[] overlay() throws IOException {
    HeifFile file = new HeifFile("heic");
    int turn = HeifFile.ESSENTIAL | file.property("irot", new byte[] {1});
    file.overlay(1, new int[] {9, 9, 9, 0x8000}, 150, 100, new int[] {10, -20, 30, 40}, turn);
    file.item(4, "iden", new byte[0], turn);
    Samples.Coded coded = Samples.Coded.read();
    coded.addTo(coded.addTo(file, 2), 3, file.clap(50, 40, 3, -6));
    return file.reference("dimg", 4, 3).reference("dimg", 1, 2, 4).dataInMeta().bytes();
  }
}
