package io.github.mediastore.internal.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interlaced pictures, held to the same picture that is not interlaced. */
class InterlacedPngTest {

  private static final int LEVELS = 256;

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "0, 2, 1",
    "0, 4, 1",
    "0, 8, 1",
    "0, 16, 1",
    "2, 8, 3",
    "2, 16, 3",
    "3, 1, 1",
    "3, 2, 1",
    "3, 4, 1",
    "3, 8, 1",
    "4, 8, 2",
    "4, 16, 2",
    "6, 8, 4",
    "6, 16, 4"
  })
  void everyKindAtEverySmallSizeIsThatOfThePlainFile(int colorType, int depth, int samples)
      throws DecodeException {
    byte[] palette = random(new byte[3 << Math.min(8, depth)]);
    byte[] alphas = random(new byte[1 << Math.min(8, depth)]);
    for (int width = 1; width <= 18; width++) {
      for (int height = 1; height <= 10; height++) {
        byte[][] rows = rows(height, (width * samples * depth + 7) / 8);

        Files files = new Files(colorType, depth, width, rows, samples);
        if (colorType == 3) {
          files.chunk("PLTE", palette).chunk("tRNS", alphas);
        }

        assertThat(decode(files.interlaced()).toPixels())
            .as("%d x %d", width, height)
            .isEqualTo(decode(files.plain()).toPixels());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"310, 230, 99, 71", "1000, 700, 40, 28", "23, 900, 3, 120", "900, 23, 120, 3"})
  void isResampledAsThePlainFileIs(int width, int height, int toWidth, int toHeight)
      throws DecodeException {
    Files files = new Files(6, 8, width, rows(height, 4 * width), 4);

    PngPicture picture = decode(files.interlaced(), toWidth, toHeight, false);

    PngPicture plain = decode(files.plain(), toWidth, toHeight, false);
    assertThat(picture.toPixels()).isEqualTo(plain.toPixels());
  }

  @Test
  void oneColourOfGreyOrOfRgbMayBeTransparent() throws DecodeException {
    Files grey = new Files(0, 4, 11, rows(9, 6), 1).chunk("tRNS", new byte[] {0, 7});
    Files rgb = new Files(2, 8, 11, new byte[9][33], 3).chunk("tRNS", new byte[6]);

    PngPicture picture = decode(grey.interlaced());

    assertThat(picture.hasAlpha()).isTrue();
    assertThat(picture.toPixels()).contains(0).isEqualTo(decode(grey.plain()).toPixels());
    assertThat(decode(rgb.interlaced()).toPixels()).containsOnly(0);
  }

  @Test
  void transparencyThatDoesNotFitIsPassedOver() throws DecodeException {
    Files alphaTwice = new Files(6, 8, 11, rows(9, 44), 4).chunk("tRNS", new byte[6]);
    Files tooLong =
        new Files(3, 8, 11, rows(9, 11), 1)
            .chunk("PLTE", random(new byte[30]))
            .chunk("tRNS", new byte[11]);

    assertThat(decode(tooLong.interlaced()).hasAlpha()).isFalse();
    for (Files files : new Files[] {alphaTwice, tooLong}) {
      assertThat(decode(files.interlaced()).toPixels()).isEqualTo(decode(files.plain()).toPixels());
    }
  }

  @Test
  void readsWhatTheJdkWrites() throws IOException {
    BufferedImage picture = new BufferedImage(37, 29, BufferedImage.TYPE_INT_ARGB);
    int[] pixels = new Random(5).ints(37 * 29).map(pixel -> pixel | 0xFF000000).toArray();
    picture.setRGB(0, 0, 37, 29, pixels, 0, 37);

    byte[] png = writtenByTheJdk(picture);

    assertThat(png[28]).isOne();
    assertThat(decode(png).toPixels()).isEqualTo(pixels);
  }

  @Test
  void everyPrefixIsTruncatedUntilThePictureIsWhole() throws DecodeException {
    Files files = new Files(2, 8, 9, rows(9, 27), 3);
    byte[] whole = files.interlaced();
    int[] pixels = decode(whole).toPixels();
    int length = 0;
    DecodeException refusal = refusal(new byte[0]);
    while (refusal != null) {
      assertThat(refusal.kind()).as("first %d bytes", length).isEqualTo(Kind.TRUNCATED);
      length++;
      refusal = refusal(Arrays.copyOf(whole, length));
    }

    assertThat(length).isGreaterThan(whole.length / 2);
    assertThat(decode(Arrays.copyOf(whole, length)).toPixels()).isEqualTo(pixels);
  }

  @Test
  void whatHasArrivedIsAPictureThatGetsFiner() throws DecodeException {
    byte[] png = new Files(0, 8, LEVELS, gradient(), 1).interlaced();
    double last = Double.MAX_VALUE;
    for (int percent : new int[] {20, 40, 60, 80, 100}) {
      byte[] cut = Arrays.copyOf(png, png.length * percent / 100);
      byte[] samples = decode(cut, LEVELS, LEVELS, true).planes().get(0).samples();

      double error = meanError(samples);

      // The first pass has a pixel for eight, so that none is further off than seven columns.
      assertThat(error).as("%d %%", percent).isLessThanOrEqualTo(Math.min(last, 3.5));
      last = error;
    }
    assertThat(last).isZero();
  }

  @Test
  void whereTheFirstPassEndsNothingIsToBeSeen() throws DecodeException {
    byte[] row = new byte[LEVELS / 8 + 1];
    Arrays.fill(row, 1, row.length, (byte) 200);
    byte[] png = new PngBuilder().header(LEVELS, 24, 8, 0, 0, 0, 1).imageData(row, row).bytes();

    byte[] samples = decode(png, LEVELS, 24, true).planes().get(0).samples();

    assertThat(Arrays.copyOf(samples, 16 * LEVELS)).containsOnly(200);
    assertThat(Arrays.copyOfRange(samples, 16 * LEVELS, 24 * LEVELS)).containsOnly(0);
  }

  @Test
  void aPassThatIsDamagedIsReplacedByTheOneBefore() throws DecodeException {
    byte[][] passes = PngBuilder.interlaced(gradient(), LEVELS, 8);
    byte[] lastRow = passes[passes.length - 1];
    lastRow[0] = 99;
    byte[] png = new PngBuilder().header(LEVELS, LEVELS, 8, 0, 0, 0, 1).imageData(passes).bytes();

    assertThat(refusal(png)).hasMessage("Filter type 99 does not exist");
    byte[] samples = decode(png, LEVELS, LEVELS, true).planes().get(0).samples();
    assertThat(meanError(samples)).isZero();
  }

  @Test
  void aPictureWithoutARowOfTheFirstPassIsRefusedEvenThen() {
    byte[] png = new Files(2, 8, 9, rows(9, 27), 3).interlaced();
    byte[] cut = Arrays.copyOf(png, 33 + 8 + 4);

    assertThat(catchThrowableOfType(DecodeException.class, () -> decode(cut, 9, 9, true)).kind())
        .isEqualTo(Kind.TRUNCATED);
  }

  /** Rows that are all alike, from black on the left to white on the right. */
  private static byte[][] gradient() {
    byte[][] rows = new byte[LEVELS][LEVELS];
    for (byte[] row : rows) {
      for (int x = 0; x < LEVELS; x++) {
        row[x] = (byte) x;
      }
    }
    return rows;
  }

  private static double meanError(byte[] samples) {
    long sum = 0;
    for (int i = 0; i < samples.length; i++) {
      sum += Math.abs((samples[i] & 0xFF) - i % LEVELS);
    }
    return (double) sum / samples.length;
  }

  private static byte[][] rows(int height, int rowBytes) {
    byte[][] rows = new byte[height][rowBytes];
    Random random = new Random(rowBytes);
    for (byte[] row : rows) {
      random.nextBytes(row);
    }
    return rows;
  }

  private static byte[] random(byte[] bytes) {
    new Random(bytes.length).nextBytes(bytes);
    return bytes;
  }

  private static PngPicture decode(byte[] png) throws DecodeException {
    PngDecoder decoder = PngDecoder.open(png, DecodeLimits.DEFAULT);
    return decoder.decode(decoder.width(), decoder.height(), false);
  }

  private static PngPicture decode(byte[] png, int width, int height, boolean acceptDamaged)
      throws DecodeException {
    return PngDecoder.open(png, DecodeLimits.DEFAULT).decode(width, height, acceptDamaged);
  }

  private static DecodeException refusal(byte[] png) {
    return catchThrowableOfType(DecodeException.class, () -> decode(png));
  }

  private static byte[] writtenByTheJdk(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /** The same picture in both orders. */
  private static final class Files {

    private final PngBuilder plain;
    private final PngBuilder interlaced;
    private final byte[][] rows;
    private final byte[][] passes;

    Files(int colorType, int depth, int width, byte[][] rows, int samples) {
      int pixelBits = samples * depth;
      this.plain = new PngBuilder().header(width, rows.length, depth, colorType);
      this.interlaced = new PngBuilder().header(width, rows.length, depth, colorType, 0, 0, 1);
      this.rows = PngBuilder.filtered(rows, Math.max(1, pixelBits / 8));
      this.passes = PngBuilder.interlaced(rows, width, pixelBits);
    }

    /** Puts a chunk before the image data of both. */
    Files chunk(String type, byte[] data) {
      plain.chunk(type, data);
      interlaced.chunk(type, data);
      return this;
    }

    byte[] plain() {
      return plain.imageData(rows).chunk("IEND").bytes();
    }

    byte[] interlaced() {
      return interlaced.imageData(passes).chunk("IEND").bytes();
    }
  }
}
