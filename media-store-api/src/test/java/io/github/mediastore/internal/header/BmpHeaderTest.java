package io.github.mediastore.internal.header;

import static io.github.mediastore.internal.header.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.format.HeaderException.Kind;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BmpHeaderTest {

  @Test
  void tellsWhatTheHeaderSays() throws IOException {
    assertThat(SampleFiles.read(SampleFiles.written("bmp")))
        .hasToString("BMP 40 x 24, 3 x 8 bit RGB, orientation 1, frames 1");
  }

  @Test
  void readsEveryVersionOfTheHeader() throws IOException {
    byte[] core = start().u32(12).u16(40, 24, 1, 8).toByteArray();

    assertThat(SampleFiles.read(core))
        .hasToString("BMP 40 x 24, 1 x 8 bit PALETTE, orientation 1, frames 1");
    for (int length : new int[] {16, 40, 52, 56, 64, 108, 124}) {
      assertThat(SampleFiles.read(bmp(length, 40, 24, 24, 0)).dimensions())
          .as("header of %d bytes", length)
          .hasToString("40 x 24");
    }
  }

  @Test
  void aNegativeHeightMeansTopDown() throws IOException {
    ImageHeader header = SampleFiles.read(bmp(40, 40, -24, 24, 0));

    assertThat(header.dimensions()).hasToString("40 x 24");
    assertThat(header.details()).isEqualTo(new BmpDetails(0, true));
    assertRefused(bmp(40, -40, 24, 24, 0), Kind.CORRUPT);
    assertRefused(bmp(40, 40, Integer.MIN_VALUE, 24, 0), Kind.TOO_MANY_PIXELS);
  }

  @Test
  void hasAlphaIfThereIsAMaskForIt() throws IOException {
    byte[] file = bmp(108, 40, 24, 32, 3);

    assertThat(SampleFiles.read(file).hasAlpha()).isFalse();
    file[69] = (byte) 0xFF;
    assertThat(SampleFiles.read(file).hasAlpha()).isTrue();
  }

  @Test
  void findsTheProfileThatVersionFiveEmbeds() throws IOException {
    byte[] head =
        Bytes.littleEndian()
            .raw(Arrays.copyOf(bmp(124, 40, 24, 24, 0), 70))
            .u32(0x4D424544)
            .zeros(52)
            .u32(124, 5)
            .zeros(4)
            .toByteArray();
    assertThat(head).hasSize(14 + 124);
    byte[] file = Bytes.littleEndian().raw(head).latin1("icc!!").toByteArray();

    assertThat(SampleFiles.read(file).iccProfile()).hasValue(new byte[] {'i', 'c', 'c', '!', '!'});
    assertThat(SampleFiles.read(head).iccProfile()).isEmpty();
    assertRefused(file, new HeaderLimits(1000, 100, 4, 0), Kind.METADATA_TOO_LARGE);
  }

  @Test
  void refusesWhatCannotBeOrIsNotRead() {
    assertRefused(bmp(40, 40, 24, 24, 4), Kind.UNSUPPORTED_FORMAT);
    assertRefused(bmp(40, 40, 24, 24, 5), Kind.UNSUPPORTED_FORMAT);
    assertRefused(bmp(64, 40, 24, 24, 3), Kind.UNSUPPORTED_FORMAT);
    assertRefused(bmp(40, 40, 24, 24, 99), Kind.CORRUPT);
    assertRefused(bmp(40, 40, 24, 7, 0), Kind.CORRUPT).withMessageContaining("7 bits a pixel");
    assertRefused(bmp(13, 40, 24, 24, 0), Kind.CORRUPT);
    assertRefused(bmp(40, 0, 24, 24, 0), Kind.CORRUPT);
  }

  @Test
  void namesWhatIsNotRead() {
    assertUnsupported(bmp(40, 40, 24, 2, 0), "BMP of 2 bits a pixel");
    assertUnsupported(bmp(40, 40, 24, 64, 0), "BMP of 64 bits a pixel");
    assertUnsupported(bmp(40, 40, 24, 0, 4), "BMP with a JPEG inside");
    assertUnsupported(bmp(40, 40, 24, 0, 5), "BMP with a PNG inside");
    assertUnsupported(bmp(64, 40, 24, 1, 3), "BMP of Huffman codes (OS/2)");
    assertUnsupported(bmp(64, 40, 24, 24, 4), "BMP of run lengths of 24 bits a pixel (OS/2)");
  }

  private static void assertUnsupported(byte[] file, String name) {
    assertRefused(file, Kind.UNSUPPORTED_FORMAT).withMessageEndingWith(name);
  }

  @Test
  void refusesWhatTheDecoderRefuses() {
    assertRefused(bmp(40, 40, -24, 8, 1), Kind.CORRUPT).withMessageContaining("top down");
    assertRefused(bmp(40, 40, 24, 4, 1), Kind.CORRUPT);
    assertRefused(bmp(40, 40, 24, 8, 3), Kind.CORRUPT);
    assertRefused(Arrays.copyOf(bmp(40, 40, 24, 24, 0), 40), Kind.TRUNCATED);
    assertRefused(Arrays.copyOf(bmp(40, 40, 24, 16, 3), 60), Kind.TRUNCATED);
  }

  @Test
  void sixteenBitsMayHaveAlphaTooButOnlyWhereMasksCount() throws IOException {
    byte[] file = bmp(124, 40, 24, 16, 3);
    file[67] = (byte) 0xF0;

    assertThat(SampleFiles.read(file))
        .hasToString("BMP 40 x 24, 4 x 5 bit RGB, alpha, orientation 1, frames 1");
    file[30] = 0;
    assertThat(SampleFiles.read(file).hasAlpha()).isFalse();
  }

  private static Bytes start() {
    return Bytes.littleEndian().latin1("BM").zeros(12);
  }

  private static byte[] bmp(int headerLength, int width, int height, int bits, int compression) {
    return start()
        .u32(headerLength, width, height)
        .u16(1, bits)
        .u32(compression)
        .zeros(200)
        .toByteArray();
  }
}
