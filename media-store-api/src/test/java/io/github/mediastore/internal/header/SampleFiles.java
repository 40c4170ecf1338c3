package io.github.mediastore.internal.header;

import io.github.mediastore.internal.format.UploadBuffer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes small files of every accepted format, and puts metadata into them. */
final class SampleFiles {

  static final int WIDTH = 40;
  static final int HEIGHT = 24;

  private SampleFiles() {}

  static BufferedImage picture(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT / 2);
    graphics.setColor(Color.BLUE);
    graphics.fillOval(5, 5, 20, 15);
    graphics.dispose();
    return image;
  }

  static byte[] written(String format) {
    return written(format, picture(BufferedImage.TYPE_INT_RGB), false);
  }

  static byte[] written(String format, BufferedImage image, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  static byte[] animatedGif(int frames) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < frames; i++) {
        BufferedImage frame = picture(BufferedImage.TYPE_INT_RGB);
        ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(frame);
        writer.writeToSequence(
            new IIOImage(frame, null, writer.getDefaultImageMetadata(type, null)), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** A TIFF structure of one directory that holds nothing but an orientation. */
  static byte[] exif(int orientation, ByteOrder order) {
    return tiffStart(order).u16(1).u16(274, 3).u32(1).u16(orientation, 0).u32(0).toByteArray();
  }

  private static Bytes tiffStart(ByteOrder order) {
    String mark = order == ByteOrder.BIG_ENDIAN ? "MM" : "II";
    return Bytes.in(order).latin1(mark).u16(42).u32(8);
  }

  /** Puts a segment right after SOI. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] contents) {
    return Bytes.bigEndian()
        .raw(Arrays.copyOf(jpeg, 2))
        .u8(0xFF, marker)
        .u16(contents.length + 2)
        .raw(contents)
        .raw(Arrays.copyOfRange(jpeg, 2, jpeg.length))
        .toByteArray();
  }

  static byte[] jpegWithExif(byte[] exif) {
    return withSegment(
        written("jpeg"), 0xE1, Bytes.bigEndian().latin1("Exif\0\0").raw(exif).toByteArray());
  }

  static byte[] profilePart(int number, int count, byte[] part) {
    return Bytes.bigEndian().latin1("ICC_PROFILE\0").u8(number, count).raw(part).toByteArray();
  }

  /** Puts a chunk right after IHDR. */
  static byte[] withChunk(byte[] png, String type, byte[] contents) {
    return spliced(png, 33, chunk(type, contents));
  }

  /** Puts a chunk right before IEND. */
  static byte[] withLateChunk(byte[] png, String type, byte[] contents) {
    return spliced(png, png.length - 12, chunk(type, contents));
  }

  static byte[] chunk(String type, byte[] contents) {
    byte[] named = Bytes.bigEndian().latin1(type).raw(contents).toByteArray();
    CRC32 checksum = new CRC32();
    checksum.update(named);
    return Bytes.bigEndian().u32(contents.length).raw(named).u32(checksum.getValue()).toByteArray();
  }

  static byte[] iccp(byte[] profile) {
    Deflater deflater = new Deflater();
    deflater.setInput(profile);
    deflater.finish();
    byte[] deflated = new byte[profile.length + 100];
    int length = deflater.deflate(deflated);
    deflater.end();
    return Bytes.bigEndian().latin1("name\0\0").raw(Arrays.copyOf(deflated, length)).toByteArray();
  }

  static byte[] spliced(byte[] file, int at, byte[] piece) {
    return Bytes.bigEndian()
        .raw(Arrays.copyOf(file, at))
        .raw(piece)
        .raw(Arrays.copyOfRange(file, at, file.length))
        .toByteArray();
  }

  static byte[] webp(byte[]... chunks) {
    Bytes body = Bytes.littleEndian().latin1("WEBP");
    for (byte[] chunk : chunks) {
      body.raw(chunk);
    }
    byte[] bytes = body.toByteArray();
    return Bytes.littleEndian().latin1("RIFF").u32(bytes.length).raw(bytes).toByteArray();
  }

  static byte[] webpChunk(String type, byte[] contents) {
    return Bytes.littleEndian()
        .latin1(type)
        .u32(contents.length)
        .raw(contents)
        .zeros(contents.length & 1)
        .toByteArray();
  }

  static byte[] vp8x(int flags, int width, int height) {
    return webpChunk(
        "VP8X", Bytes.littleEndian().u32(flags).u24(width - 1, height - 1).toByteArray());
  }

  /** The chunks of a file that the encoder made, without the container. */
  static byte[] encodedWebpChunks() {
    byte[] file = written("webp");
    return Arrays.copyOfRange(file, 12, file.length);
  }

  static byte[] animationFrame(int x, int y, int width, int height, byte[] chunks) {
    return webpChunk(
        "ANMF",
        Bytes.littleEndian()
            .u24(x / 2, y / 2, width - 1, height - 1, 100)
            .u8(0)
            .raw(chunks)
            .toByteArray());
  }

  static byte[] animatedWebp() {
    byte[] frame = animationFrame(4, 6, WIDTH, HEIGHT, encodedWebpChunks());
    byte[] animation = webpChunk("ANIM", new byte[6]);
    return webp(vp8x(0x02, 60, 50), animation, frame, frame);
  }

  static byte[] webpWithExif(byte[] exif) {
    return webp(vp8x(0x08, WIDTH, HEIGHT), encodedWebpChunks(), webpChunk("EXIF", exif));
  }

  /** An uncompressed grey TIFF whose directory stands behind its pixels, as most writers do it. */
  static byte[] tiff(int orientation, ByteOrder order) {
    int pixels = WIDTH * HEIGHT;
    return Bytes.in(order)
        .latin1(order == ByteOrder.BIG_ENDIAN ? "MM" : "II")
        .u16(42)
        .u32(8 + pixels)
        .zeros(pixels)
        .u16(9)
        .u16(256, 3)
        .u32(1)
        .u16(WIDTH, 0)
        .u16(257, 3)
        .u32(1)
        .u16(HEIGHT, 0)
        .u16(258, 3)
        .u32(1)
        .u16(8, 0)
        .u16(259, 3)
        .u32(1)
        .u16(1, 0)
        .u16(262, 3)
        .u32(1)
        .u16(1, 0)
        .u16(273, 4)
        .u32(1, 8)
        .u16(274, 3)
        .u32(1)
        .u16(orientation, 0)
        .u16(278, 3)
        .u32(1)
        .u16(HEIGHT, 0)
        .u16(279, 4)
        .u32(1, pixels)
        .u32(0)
        .toByteArray();
  }

  /** One file or more of every accepted format, each with what its reader may come across. */
  static List<byte[]> all() {
    byte[] exif = exif(6, ByteOrder.LITTLE_ENDIAN);
    byte[] profile = new byte[300];
    byte[] png = written("png", picture(BufferedImage.TYPE_INT_ARGB), true);
    byte[] jpeg = withSegment(jpegWithExif(exif), 0xE2, profilePart(1, 1, profile));
    return List.of(
        jpeg,
        written("jpeg", picture(BufferedImage.TYPE_BYTE_GRAY), true),
        withLateChunk(withChunk(png, "iCCP", iccp(profile)), "eXIf", exif),
        withChunk(png, "gAMA", Bytes.bigEndian().u32(45455).toByteArray()),
        written("png", picture(BufferedImage.TYPE_BYTE_INDEXED), false),
        animatedGif(3),
        written("webp"),
        webpWithExif(exif),
        animatedWebp(),
        written("bmp"),
        written("tiff"),
        tiff(3, ByteOrder.BIG_ENDIAN));
  }

  /** Reads all that the two steps tell. */
  static ImageHeader read(byte[] file) throws IOException {
    return read(file, HeaderLimits.DEFAULT);
  }

  static ImageHeader read(byte[] file, HeaderLimits limits) throws IOException {
    UploadBuffer upload = UploadBuffer.of(file, 1 << 25);
    return ImageHeaderReader.complete(ImageHeaderReader.read(upload, limits), upload, limits);
  }
}
