package io.github.mediastore.internal.header;

import static io.github.mediastore.internal.header.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.format.HeaderException.Kind;
import io.github.mediastore.internal.format.UploadBuffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PngHeaderTest {

  private static final byte[] PNG = SampleFiles.written("png");

  @Test
  void tellsWhatTheHeaderChunkSays() throws IOException {
    assertThat(SampleFiles.read(PNG))
        .hasToString("PNG 40 x 24, 3 x 8 bit RGB, orientation 1, frames 1");
    assertThat(SampleFiles.read(written(BufferedImage.TYPE_INT_ARGB, true)))
        .hasToString("PNG 40 x 24, 4 x 8 bit RGB, alpha, progressive, orientation 1, frames 1");
    assertThat(SampleFiles.read(written(BufferedImage.TYPE_USHORT_GRAY, false)))
        .hasToString("PNG 40 x 24, 1 x 16 bit GREY, orientation 1, frames 1");
    assertThat(SampleFiles.read(written(BufferedImage.TYPE_BYTE_BINARY, false)))
        .hasToString("PNG 40 x 24, 1 x 1 bit GREY, orientation 1, frames 1");
    assertThat(SampleFiles.read(written(BufferedImage.TYPE_BYTE_INDEXED, false)).encoding())
        .isEqualTo(ColorEncoding.PALETTE);
  }

  @Test
  void transparencyOfASingleColorIsAlphaToo() throws IOException {
    byte[] file = SampleFiles.withChunk(PNG, "tRNS", new byte[6]);

    assertThat(SampleFiles.read(PNG).hasAlpha()).isFalse();
    assertThat(SampleFiles.read(file).hasAlpha()).isTrue();
  }

  @Test
  void tellsHowSamplesRelateToLight() throws IOException {
    byte[] gamma = Bytes.bigEndian().u32(45_455).toByteArray();
    byte[] primaries = Bytes.bigEndian().u32(1, 2, 3, 4, 5, 6, 7, 8).toByteArray();

    byte[] file =
        SampleFiles.withChunk(SampleFiles.withChunk(PNG, "gAMA", gamma), "cHRM", primaries);
    PngDetails details = (PngDetails) SampleFiles.read(file).details();

    assertThat(details.srgb()).isFalse();
    assertThat(details.gamma()).hasValue(45_455);
    assertThat(details.chromaticities()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(
            ((PngDetails)
                    SampleFiles.read(SampleFiles.withChunk(file, "sRGB", new byte[1])).details())
                .srgb())
        .isTrue();
  }

  @Test
  void inflatesTheProfileAndIgnoresABrokenOne() throws IOException {
    byte[] profile = {1, 2, 3, 4, 5};
    byte[] chunk = SampleFiles.iccp(profile);

    assertThat(SampleFiles.read(SampleFiles.withChunk(PNG, "iCCP", chunk)).iccProfile())
        .hasValue(profile);
    for (int length = 0; length < chunk.length; length++) {
      byte[] cut = SampleFiles.withChunk(PNG, "iCCP", Arrays.copyOf(chunk, length));
      assertThat(SampleFiles.read(cut).iccProfile()).isEmpty();
    }
    byte[] nameless = Bytes.bigEndian().latin1("x".repeat(200)).toByteArray();
    assertThat(SampleFiles.read(SampleFiles.withChunk(PNG, "iCCP", nameless)).iccProfile())
        .isEmpty();
  }

  @Test
  void refusesAProfileThatInflatesBeyondTheLimit() throws IOException {
    byte[] bomb = SampleFiles.withChunk(PNG, "iCCP", SampleFiles.iccp(new byte[5 << 20]));

    assertThat(bomb.length).isLessThan(10_000);
    assertRefused(bomb, Kind.METADATA_TOO_LARGE)
        .withMessage(
            "The colour profile of the PNG file is larger than the limit of 4194304 bytes");
  }

  @Test
  void inflatesTheFirstProfileOnlyEvenIfItIsBroken() throws IOException {
    byte[] second = SampleFiles.withChunk(PNG, "iCCP", SampleFiles.iccp(new byte[9]));

    assertThat(SampleFiles.read(SampleFiles.withChunk(second, "iCCP", new byte[9])).iccProfile())
        .isEmpty();
  }

  @Test
  void refusesExifDataOverTheLimit() {
    byte[] file = SampleFiles.withChunk(PNG, "eXIf", new byte[101]);

    assertRefused(file, new HeaderLimits(1000, 100, 100, 100), Kind.METADATA_TOO_LARGE);
    assertRefused(
        SampleFiles.withLateChunk(PNG, "eXIf", new byte[101]),
        new HeaderLimits(1000, 100, 100, 100),
        Kind.METADATA_TOO_LARGE);
  }

  @Test
  void countsTheFramesOfAnAnimation() throws IOException {
    byte[] control = Bytes.bigEndian().u32(7, 0).toByteArray();

    assertThat(SampleFiles.read(SampleFiles.withChunk(PNG, "acTL", control)).frames())
        .isEqualTo(new FrameCount(7, true));
  }

  @Test
  void needsNoMoreThanTheStartOfTheFile() throws IOException {
    byte[] start = Arrays.copyOf(PNG, 8 + 25 + 8);

    ImageHeader header =
        ImageHeaderReader.read(
            UploadBuffer.of(new ByteArrayInputStream(start), 100, 100), HeaderLimits.DEFAULT);

    assertThat(header.dimensions()).hasToString("40 x 24");
  }

  @Test
  void refusesAHeaderThatCannotBe() {
    assertRefused(with(24, 3), Kind.CORRUPT).withMessageContaining("colour type 2 with 3 bits");
    assertRefused(with(25, 5), Kind.CORRUPT);
    assertRefused(with(26, 1), Kind.CORRUPT).withMessageContaining("method");
    assertRefused(with(28, 2), Kind.CORRUPT);
    assertRefused(with(19, 0), Kind.CORRUPT).withMessageContaining("0 x 24");
    assertRefused(with(16, 0xFF), Kind.TOO_MANY_PIXELS);
    assertRefused(with(25, 3), Kind.CORRUPT).withMessageContaining("palette is missing");
    assertRefused(with(15, 'X'), Kind.CORRUPT);
    assertRefused(with(4, '\n'), Kind.CORRUPT).withMessageContaining("signature");
    assertRefused(
            Bytes.bigEndian()
                .raw(Arrays.copyOf(PNG, 33))
                .raw(SampleFiles.chunk("IEND", new byte[0]))
                .toByteArray(),
            Kind.CORRUPT)
        .withMessageContaining("no picture data");
  }

  @Test
  void refusesApplesOwnPngByName() {
    byte[] file = SampleFiles.spliced(PNG, 8, SampleFiles.chunk("CgBI", new byte[4]));

    assertRefused(file, Kind.UNSUPPORTED_FORMAT).withMessageContaining("CgBI");
  }

  private static byte[] with(int offset, int value) {
    byte[] file = PNG.clone();
    file[offset] = (byte) value;
    return file;
  }

  private static byte[] written(int type, boolean interlaced) {
    return SampleFiles.written("png", SampleFiles.picture(type), interlaced);
  }
}
