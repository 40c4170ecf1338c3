package io.github.mediastore.internal.header;

import static io.github.mediastore.internal.header.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.HeaderException.Kind;
import io.github.mediastore.internal.format.UploadBuffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {

  @Test
  void tellsWhatTheFrameHeaderSays() throws IOException {
    assertThat(SampleFiles.read(SampleFiles.written("jpeg")))
        .hasToString("JPEG 40 x 24, 3 x 8 bit YCBCR, orientation 1, frames 1");
    assertThat(
            SampleFiles.read(
                SampleFiles.written(
                    "jpeg", SampleFiles.picture(BufferedImage.TYPE_BYTE_GRAY), true)))
        .hasToString("JPEG 40 x 24, 1 x 8 bit GREY, progressive, orientation 1, frames 1");
  }

  @Test
  void tellsTheSamplingOfEachComponent() throws IOException {
    byte[] file = frame(0xC0, 8, 16, 16, new int[] {1, 0x22, 2, 0x11, 3, 0x11});

    JpegDetails details = (JpegDetails) SampleFiles.read(file).details();

    assertThat(details.components())
        .containsExactly(
            new JpegDetails.Component(1, 2, 2),
            new JpegDetails.Component(2, 1, 1),
            new JpegDetails.Component(3, 1, 1));
  }

  @Test
  void takesTheColorsFromTheMarkersThenFromTheNames() throws IOException {
    byte[] named = frame(0xC0, 8, 8, 8, new int[] {'R', 0x11, 'G', 0x11, 'B', 0x11});
    byte[] numbered = frame(0xC0, 8, 8, 8, new int[] {1, 0x11, 2, 0x11, 3, 0x11});
    byte[] four = frame(0xC0, 8, 8, 8, new int[] {1, 0x11, 2, 0x11, 3, 0x11, 4, 0x11});
    byte[] jfif = Bytes.bigEndian().latin1("JFIF\0").zeros(9).toByteArray();

    assertThat(SampleFiles.read(named).encoding()).isEqualTo(ColorEncoding.RGB);
    assertThat(SampleFiles.read(SampleFiles.withSegment(named, 0xE0, jfif)).encoding())
        .isEqualTo(ColorEncoding.YCBCR);
    assertThat(SampleFiles.read(adobe(named, 1)).encoding()).isEqualTo(ColorEncoding.YCBCR);
    assertThat(SampleFiles.read(numbered).encoding()).isEqualTo(ColorEncoding.YCBCR);
    assertThat(SampleFiles.read(adobe(numbered, 0)).encoding()).isEqualTo(ColorEncoding.RGB);
    assertThat(SampleFiles.read(four).encoding()).isEqualTo(ColorEncoding.CMYK);
    assertThat(SampleFiles.read(adobe(four, 0)).encoding()).isEqualTo(ColorEncoding.CMYK);
    assertThat(SampleFiles.read(adobe(four, 2)).encoding()).isEqualTo(ColorEncoding.YCCK);
  }

  @Test
  void passesOverWhatStandsBetweenSegments() throws IOException {
    byte[] file = SampleFiles.written("jpeg");
    byte[] filler = Bytes.bigEndian().u8(0, 1, 2, 0xFF, 0, 0xFF, 0xFF, 0xFF).toByteArray();

    assertThat(SampleFiles.read(SampleFiles.spliced(file, 2, filler)).dimensions())
        .hasToString("40 x 24");
  }

  @Test
  void findsAHeightThatFollowsTheFirstScan() throws IOException {
    Bytes scan = Bytes.bigEndian().u8(1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4);
    byte[] open = frame(0xC0, 8, 0, 30, new int[] {1, 0x11});

    ImageHeader header =
        SampleFiles.read(
            Bytes.bigEndian()
                .raw(open)
                .raw(scan.toByteArray())
                .u8(0xFF, 0xDC)
                .u16(4, 77)
                .toByteArray());

    assertThat(header.dimensions()).hasToString("30 x 77");
    assertThat(((JpegDetails) header.details()).linesDefinedLate()).isTrue();
    assertRefused(
            Bytes.bigEndian().raw(open).raw(scan.toByteArray()).u8(0xFF, 0xD9).toByteArray(),
            Kind.CORRUPT)
        .withMessageContaining("height is missing");
  }

  @Test
  void joinsTheProfileByTheNumbersOfItsParts() throws IOException {
    byte[] profile = profile(1000);
    byte[] file = SampleFiles.written("jpeg");
    file = part(file, 1, 3, profile, 0, 400);
    file = part(file, 3, 3, profile, 700, 1000);
    file = part(file, 2, 3, profile, 400, 700);

    assertThat(SampleFiles.read(file).iccProfile()).hasValue(profile);
  }

  @Test
  void joinsBadlyNumberedPartsAsTheyStandIfThatGivesAProfile() throws IOException {
    byte[] profile = profile(1000);
    byte[] twice = part(SampleFiles.written("jpeg"), 1, 1, profile, 500, 1000);

    assertThat(SampleFiles.read(part(twice, 1, 1, profile, 0, 500)).iccProfile()).hasValue(profile);
    assertThat(SampleFiles.read(part(twice, 1, 1, profile, 0, 400)).iccProfile()).isEmpty();
  }

  @Test
  void refusesProfilesOverTheLimit() throws IOException {
    byte[] file = part(SampleFiles.written("jpeg"), 1, 1, profile(1000), 0, 1000);

    assertThat(SampleFiles.read(file, new HeaderLimits(1000, 100, 1000, 0)).iccProfile())
        .isPresent();
    assertRefused(file, new HeaderLimits(1000, 100, 999, 0), Kind.METADATA_TOO_LARGE);
  }

  @Test
  void refusesByNameWhatNoDecoderReads() {
    int[] component = {1, 0x11};
    assertRefused(frame(0xC3, 8, 9, 9, component), Kind.UNSUPPORTED_FORMAT)
        .withMessageEndingWith("lossless JPEG");
    assertRefused(frame(0xC9, 8, 9, 9, component), Kind.UNSUPPORTED_FORMAT)
        .withMessageEndingWith("arithmetic-coded JPEG");
    assertRefused(frame(0xC5, 8, 9, 9, component), Kind.UNSUPPORTED_FORMAT)
        .withMessageEndingWith("hierarchical JPEG");
    assertRefused(frame(0xC1, 12, 9, 9, component), Kind.UNSUPPORTED_FORMAT)
        .withMessageEndingWith("12-bit JPEG");
  }

  @Test
  void refusesWhatHoldsNoPicture() {
    byte[] start = Bytes.bigEndian().u8(0xFF, 0xD8).toByteArray();

    assertRefused(Bytes.bigEndian().raw(start).u8(0xFF, 0xD9).toByteArray(), Kind.CORRUPT)
        .withMessageContaining("ends before its first scan");
    assertRefused(SampleFiles.withSegment(start, 0xDA, new byte[6]), Kind.CORRUPT)
        .withMessageContaining("a scan comes before any frame header");
    assertRefused(frame(0xC0, 8, 9, 0, new int[] {1, 0x11}), Kind.CORRUPT);
    assertRefused(frame(0xC0, 8, 9, 9, new int[0]), Kind.CORRUPT);
    assertRefused(start, Kind.TRUNCATED)
        .withMessage("The JPEG file ends after 2 bytes, within its header");
  }

  @Test
  void refusesGiantsBeforePullingAnyMoreOfThem() throws IOException {
    byte[] giant = frame(0xC0, 8, 60_000, 60_000, new int[] {1, 0x11});
    UploadBuffer upload =
        UploadBuffer.of(new ByteArrayInputStream(Arrays.copyOf(giant, 21)), 1 << 20, 1 << 20);

    assertThatExceptionOfType(HeaderException.class)
        .isThrownBy(() -> ImageHeaderReader.read(upload, HeaderLimits.DEFAULT))
        .matches(e -> e.kind() == Kind.TOO_MANY_PIXELS);
  }

  /** A file of a frame header and the start of a scan; components as pairs of name and sampling. */
  private static byte[] frame(int marker, int precision, int height, int width, int[] components) {
    int count = components.length / 2;
    Bytes frame = Bytes.bigEndian().u8(0xFF, 0xD8, 0xFF, marker).u16(8 + 3 * count);
    frame.u8(precision).u16(height, width).u8(count);
    for (int i = 0; i < count; i++) {
      frame.u8(components[2 * i], components[2 * i + 1], 0);
    }
    return frame.u8(0xFF, 0xDA).u16(8).zeros(6).toByteArray();
  }

  private static byte[] adobe(byte[] jpeg, int transform) {
    return SampleFiles.withSegment(
        jpeg, 0xEE, Bytes.bigEndian().latin1("Adobe").zeros(6).u8(transform).toByteArray());
  }

  /** Bytes that begin as a profile does: its length, and its signature further on. */
  private static byte[] profile(int length) {
    return Bytes.bigEndian()
        .u32(length)
        .zeros(32)
        .latin1("acsp")
        .zeros(length - 44)
        .u32(42)
        .toByteArray();
  }

  private static byte[] part(byte[] jpeg, int number, int count, byte[] profile, int from, int to) {
    byte[] piece = Arrays.copyOfRange(profile, from, to);
    return SampleFiles.withSegment(jpeg, 0xE2, SampleFiles.profilePart(number, count, piece));
  }
}
