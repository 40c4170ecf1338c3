package io.github.mediastore.internal.color;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Takes the profile out of a JPEG, PNG or TIFF file that is sound around it. */
final class EmbeddedProfile {

  private static final int TIFF_PROFILE = 34675;

  private final byte[] file;
  private final ByteBuffer data;

  private EmbeddedProfile(byte[] file) {
    this.file = file;
    this.data = ByteBuffer.wrap(file);
  }

  static Optional<byte[]> of(byte[] file) throws DataFormatException {
    return Optional.of(new EmbeddedProfile(file).read()).filter(bytes -> bytes.length > 0);
  }

  private byte[] read() throws DataFormatException {
    return switch (data.getShort(0)) {
      case (short) 0xFFD8 -> ofJpeg();
      case (short) 0x8950 -> ofPng();
      case 0x4949 -> ofTiff(ByteOrder.LITTLE_ENDIAN);
      case 0x4D4D -> ofTiff(ByteOrder.BIG_ENDIAN);
      default -> new byte[0];
    };
  }

  private byte[] ofJpeg() {
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    int at = 2;
    while (at + 4 < data.limit()
        && data.get(at) == (byte) 0xFF
        && data.get(at + 1) != (byte) 0xDA) {
      int length = data.getShort(at + 2) & 0xFFFF;
      if (data.get(at + 1) == (byte) 0xE2 && text(at + 4, 11).equals("ICC_PROFILE")) {
        profile.write(file, at + 18, length - 16);
      }
      at += 2 + length;
    }
    return profile.toByteArray();
  }

  private byte[] ofPng() throws DataFormatException {
    for (int at = 8; at + 8 < data.limit(); at += 12 + data.getInt(at)) {
      if (text(at + 4, 4).equals("iCCP")) {
        int deflated = at + 8;
        while (data.get(deflated) != 0) {
          deflated++;
        }
        return inflate(deflated + 2, at + 8 + data.getInt(at));
      }
    }
    return new byte[0];
  }

  private byte[] inflate(int from, int to) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(file, from, to - from);
      byte[] profile = new byte[IccProfile.MAXIMUM_BYTES];
      return Arrays.copyOf(profile, inflater.inflate(profile));
    } finally {
      inflater.end();
    }
  }

  private byte[] ofTiff(ByteOrder order) {
    data.order(order);
    int directory = data.getInt(4);
    int entries = data.getShort(directory) & 0xFFFF;
    for (int entry = directory + 2; entry < directory + 2 + 12 * entries; entry += 12) {
      if ((data.getShort(entry) & 0xFFFF) == TIFF_PROFILE) {
        int offset = data.getInt(entry + 8);
        return Arrays.copyOfRange(file, offset, offset + data.getInt(entry + 4));
      }
    }
    return new byte[0];
  }

  private String text(int at, int length) {
    return new String(file, at, length, StandardCharsets.ISO_8859_1);
  }
}
