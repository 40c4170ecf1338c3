package io.github.mediastore.internal.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrientationTest {

  private static final List<ByteOrder> ORDERS =
      List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN);

  @Test
  void isReadFromEveryContainerThatCanHoldIt() throws IOException {
    byte[] png = SampleFiles.written("png");
    for (ByteOrder order : ORDERS) {
      for (int orientation = 1; orientation <= 8; orientation++) {
        byte[] exif = SampleFiles.exif(orientation, order);
        List<byte[]> files =
            List.of(
                SampleFiles.jpegWithExif(exif),
                SampleFiles.withChunk(png, "eXIf", exif),
                SampleFiles.withLateChunk(png, "eXIf", exif),
                SampleFiles.webpWithExif(exif),
                SampleFiles.tiff(orientation, order));
        for (byte[] file : files) {
          ImageHeader header = SampleFiles.read(file);

          assertThat(header.orientation()).as("%s in %s", header, order).isEqualTo(orientation);
          assertThat(header.dimensions()).hasToString("40 x 24");
          assertThat(header.uprightDimensions())
              .hasToString(orientation >= 5 ? "24 x 40" : "40 x 24");
        }
      }
    }
  }

  /** EXIF asks for a SHORT; cameras and editors write numbers of any kind. */
  @ParameterizedTest
  @EnumSource(NumberType.class)
  void isReadWhateverTypeOfNumberItIs(NumberType type) throws IOException {
    byte[] png = SampleFiles.written("png");
    for (ByteOrder order : ORDERS) {
      for (int orientation = 1; orientation <= 8; orientation++) {
        byte[] exif = exif(type, order, orientation);
        List<byte[]> files =
            List.of(
                SampleFiles.jpegWithExif(exif),
                SampleFiles.withChunk(png, "eXIf", exif),
                SampleFiles.withLateChunk(png, "eXIf", exif),
                SampleFiles.webpWithExif(exif),
                tiff(type, order, orientation));
        for (byte[] file : files) {
          ImageHeader header = SampleFiles.read(file);

          assertThat(header.orientation()).as("%s in %s", header, order).isEqualTo(orientation);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(NumberType.class)
  void isUprightWhateverTypeTheSenselessNumberHas(NumberType type) throws IOException {
    for (ByteOrder order : ORDERS) {
      for (int orientation : new int[] {-6, -1, 0, 9, 100}) {
        byte[] exif = exif(type, order, orientation);

        assertThat(SampleFiles.read(SampleFiles.jpegWithExif(exif)).orientation()).isEqualTo(1);
      }
    }
  }

  @Test
  void isUprightWhereARatioIsNoNumberOfAnOrientation() throws IOException {
    for (long[] ratio : new long[][] {{6, 0}, {0, 0}, {13, 2}, {0, 6}}) {
      byte[] exif =
          entry(NumberType.RATIONAL, ByteOrder.BIG_ENDIAN).u32(26, 0).u32(ratio).toByteArray();

      assertThat(SampleFiles.read(SampleFiles.jpegWithExif(exif)).orientation()).isEqualTo(1);
    }
  }

  /** A TIFF structure with nothing but an orientation, its value inline or behind the directory. */
  private static byte[] exif(NumberType type, ByteOrder order, int orientation) {
    Bytes inline = entry(type, order);
    switch (type.bytes) {
      case 1 -> inline.u8(orientation, 0, 0, 0);
      case 2 -> inline.u16(orientation, 0);
      case 4 -> inline.u32(orientation);
      default -> inline.u32(26, 0).u32(orientation, 1);
    }
    return inline.u32(0).toByteArray();
  }

  /** All of a directory up to the value of its only entry. */
  private static Bytes entry(NumberType type, ByteOrder order) {
    return Bytes.in(order)
        .latin1(order == ByteOrder.BIG_ENDIAN ? "MM" : "II")
        .u16(42)
        .u32(8)
        .u16(1)
        .u16(274, type.code)
        .u32(1);
  }

  /** The sample TIFF, with its orientation turned into another type. */
  private static byte[] tiff(NumberType type, ByteOrder order, int orientation) {
    byte[] exif = exif(type, order, orientation);
    byte[] file = SampleFiles.tiff(1, order);
    int directory = 8 + SampleFiles.WIDTH * SampleFiles.HEIGHT;
    int entry = directory + 2 + 6 * 12;
    System.arraycopy(exif, 10, file, entry, 12);
    if (type.bytes <= 4) {
      return file;
    }
    byte[] moved = Bytes.in(order).u32(file.length).toByteArray();
    System.arraycopy(moved, 0, file, entry + 8, 4);
    byte[] ratio = Arrays.copyOfRange(exif, 26, 34);
    return Bytes.in(order).raw(file).raw(ratio).toByteArray();
  }

  /** The types of whole numbers, and of ratios that can be one (TIFF 6.0, section 2). */
  private enum NumberType {
    BYTE(1, 1),
    SHORT(3, 2),
    LONG(4, 4),
    RATIONAL(5, 8),
    SBYTE(6, 1),
    SSHORT(8, 2),
    SLONG(9, 4),
    SRATIONAL(10, 8);

    private final int code;
    private final int bytes;

    NumberType(int code, int bytes) {
      this.code = code;
      this.bytes = bytes;
    }
  }

  @Test
  void isUprightWhereTheValueMakesNoSense() throws IOException {
    for (int orientation : new int[] {0, 9, 65535}) {
      byte[] exif = SampleFiles.exif(orientation, ByteOrder.BIG_ENDIAN);

      assertThat(SampleFiles.read(SampleFiles.jpegWithExif(exif)).orientation()).isEqualTo(1);
    }
  }

  @Test
  void isUprightWhereTheDataIsCutOff() throws IOException {
    byte[] exif = SampleFiles.exif(6, ByteOrder.LITTLE_ENDIAN);
    for (int length = 0; length < 20; length++) {
      byte[] cut = Arrays.copyOf(exif, length);

      assertThat(SampleFiles.read(SampleFiles.jpegWithExif(cut)).orientation()).isEqualTo(1);
    }
  }

  @Test
  void toleratesTheJpegPreambleInOtherContainers() throws IOException {
    byte[] exif =
        Bytes.bigEndian()
            .latin1("Exif\0\0")
            .raw(SampleFiles.exif(8, ByteOrder.BIG_ENDIAN))
            .toByteArray();

    assertThat(SampleFiles.read(SampleFiles.webpWithExif(exif)).orientation()).isEqualTo(8);
  }

  @Test
  void isTheFirstOfTwo() throws IOException {
    byte[] second = SampleFiles.jpegWithExif(SampleFiles.exif(3, ByteOrder.BIG_ENDIAN));
    byte[] first =
        Bytes.bigEndian()
            .latin1("Exif\0\0")
            .raw(SampleFiles.exif(6, ByteOrder.BIG_ENDIAN))
            .toByteArray();

    assertThat(SampleFiles.read(SampleFiles.withSegment(second, 0xE1, first)).orientation())
        .isEqualTo(6);
  }
}
