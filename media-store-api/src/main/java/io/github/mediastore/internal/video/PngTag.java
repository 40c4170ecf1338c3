package io.github.mediastore.internal.video;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes a colour profile into a PNG (PNG, Third Edition, section 11.3.2.3). */
final class PngTag {

  /** The signature, and the chunk that comes first and has one length. */
  private static final int END_OF_HEADER = 8 + 12 + 13;

  private PngTag() {}

  static byte[] withProfile(byte[] png, byte[] profile) {
    if (png.length < END_OF_HEADER) {
      return png; // It is none, which its reader says.
    }
    byte[] chunk = chunk(profile);
    CRC32 check = new CRC32();
    check.update(chunk);
    ByteArrayOutputStream tagged =
        new ByteArrayOutputStream(png.length + chunk.length + 2 * Integer.BYTES);
    try (DataOutputStream out = new DataOutputStream(tagged)) {
      out.write(png, 0, END_OF_HEADER);
      out.writeInt(chunk.length - Integer.BYTES); // Without its type.
      out.write(chunk);
      out.writeInt((int) check.getValue());
      out.write(png, END_OF_HEADER, png.length - END_OF_HEADER);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Memory takes what it is given.
    }
    return tagged.toByteArray();
  }

  /** Type and data of the chunk: a name, zero, the method zero, and the deflated profile. */
  private static byte[] chunk(byte[] profile) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes("iCCPvideo\0\0".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(chunk)) {
      deflated.write(profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Memory takes what it is given.
    }
    return chunk.toByteArray();
  }
}
