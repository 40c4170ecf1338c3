package io.github.mediastore.internal.header;

import static java.nio.ByteOrder.BIG_ENDIAN;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The frame header of a JPEG (T.81, B.2.2).
 *
 * @param height the number of lines, 0 if it follows the first scan
 */
record JpegFrame(
    boolean progressive,
    int precision,
    int width,
    int height,
    List<JpegDetails.Component> components) {

  private static final int DNL = 0xDC;

  /** Returns whether a marker begins a frame: C0 to CF but for DHT, JPG and DAC. */
  static boolean isFrameMarker(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  static JpegFrame read(UploadBuffer upload, int marker, long offset, int length)
      throws IOException {
    int precision = upload.u8(offset);
    refuseUnread(marker, precision);
    int count = upload.u8(offset + 5);
    if (count == 0 || length < 6 + 3 * count) {
      throw HeaderException.corrupt(
          ImageFormat.JPEG, "a frame header of " + length + " bytes for " + count + " components");
    }
    List<JpegDetails.Component> components = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = offset + 6 + 3L * i;
      int sampling = upload.u8(at + 1);
      components.add(new JpegDetails.Component(upload.u8(at), sampling >> 4, sampling & 0xF));
    }
    return new JpegFrame(
        marker == 0xC2,
        precision,
        upload.u16(offset + 3, BIG_ENDIAN),
        upload.u16(offset + 1, BIG_ENDIAN),
        components);
  }

  /** What no decoder at hand reads is refused by its name (T.81, table B.1). */
  private static void refuseUnread(int marker, int precision) throws HeaderException {
    String flavour =
        switch (marker) {
          case 0xC0, 0xC1, 0xC2 -> precision == 8 ? "" : precision + "-bit JPEG";
          case 0xC3 -> "lossless JPEG";
          case 0xC9, 0xCA, 0xCB -> "arithmetic-coded JPEG";
          case 0xF7 -> "JPEG-LS";
          default -> "hierarchical JPEG";
        };
    if (!flavour.isEmpty()) {
      throw HeaderException.unsupported(ImageFormat.JPEG, flavour);
    }
  }

  /** Checks the size as far as it is known, before anything more is pulled. */
  void checkSize(HeaderLimits limits) throws HeaderException {
    limits.checkSize(ImageFormat.JPEG, "picture", width, Math.max(1, height));
  }

  /**
   * Finds the number of lines in the DNL segment that must end the first scan if the frame header
   * leaves it open (T.81, B.2.5).
   */
  static int linesAfterScan(UploadBuffer upload, long scan) throws IOException {
    long offset = scan;
    while (true) {
      while (upload.u8(offset) != 0xFF) {
        offset++;
      }
      int marker = upload.u8(offset + 1);
      if (marker == DNL) {
        return upload.u16(offset + 4, BIG_ENDIAN);
      }
      boolean inScan = marker == 0 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD7);
      if (!inScan) {
        throw HeaderException.corrupt(ImageFormat.JPEG, "its height is missing");
      }
      offset += marker == 0xFF ? 1 : 2;
    }
  }
}
