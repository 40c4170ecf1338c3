package io.github.mediastore.internal.header;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Lifts the first frame out of an animated WebP, as a still WebP that any decoder reads. The frame
 * lies on its canvas where {@link WebpDetails#firstFrame} says; what it does not cover is
 * transparent.
 */
public final class WebpStill {

  /** VP8X: flags and reserved bytes, width and height less one. */
  private static final int VP8X_LENGTH = 10;

  private WebpStill() {}

  /**
   * Wraps the chunks of the first frame.
   *
   * @param upload an animated WebP whose header has been read
   * @return a file of that frame alone, without metadata
   * @throws HeaderException if the upload ends within the frame or holds none
   * @throws IOException if the upload's stream fails
   */
  public static byte[] firstFrame(UploadBuffer upload) throws IOException {
    long frame = WebpChunks.FIRST;
    while (WebpChunks.type(upload, frame) != WebpChunks.ANMF) {
      frame = WebpChunks.next(upload, frame);
    }
    long end = frame + WebpChunks.HEADER + WebpChunks.length(upload, frame);
    long alpha = -1;
    long chunk = frame + WebpChunks.HEADER + WebpHeaderReader.FRAME_HEADER;
    while (chunk < end) {
      int type = WebpChunks.type(upload, chunk);
      if (type == WebpChunks.ALPH && alpha < 0) {
        alpha = chunk;
      } else if (WebpHeaderReader.isBitstream(type)) {
        boolean withAlpha = alpha >= 0 && type == WebpChunks.VP8;
        return withAlpha ? extended(upload, alpha, chunk) : simple(upload, chunk);
      }
      chunk = WebpChunks.next(upload, chunk);
    }
    throw HeaderException.corrupt(ImageFormat.WEBP, "its first frame holds no picture");
  }

  private static byte[] simple(UploadBuffer upload, long picture) throws IOException {
    byte[] pictureBytes = chunk(upload, picture);
    byte[] file = new byte[WebpChunks.FIRST + pictureBytes.length];
    riff(file).put(pictureBytes);
    return file;
  }

  private static byte[] extended(UploadBuffer upload, long alpha, long picture) throws IOException {
    byte[] alphaBytes = chunk(upload, alpha);
    byte[] pictureBytes = chunk(upload, picture);
    WebpBitstream size = WebpBitstream.read(upload, picture);
    int start = WebpChunks.FIRST + WebpChunks.HEADER + VP8X_LENGTH;
    byte[] file = new byte[start + alphaBytes.length + pictureBytes.length];
    ByteBuffer to = riff(file).putInt(WebpChunks.VP8X);
    to.order(LITTLE_ENDIAN).putInt(VP8X_LENGTH).putInt(WebpHeaderReader.ALPHA_FLAG);
    putU24(to, size.width() - 1);
    putU24(to, size.height() - 1);
    to.put(alphaBytes).put(pictureBytes);
    return file;
  }

  /** Returns a chunk with its header and padding; the padding of the last may be missing. */
  private static byte[] chunk(UploadBuffer upload, long chunk) throws IOException {
    long length = WebpChunks.length(upload, chunk);
    long end = chunk + WebpChunks.HEADER + length;
    if (!upload.has(end)) {
      throw HeaderException.truncated(ImageFormat.WEBP, upload.size());
    }
    int unpadded = (int) (end - chunk);
    return Arrays.copyOf(upload.copy(chunk, unpadded), unpadded + (unpadded & 1));
  }

  /** Writes "RIFF", the length of what follows, and "WEBP". */
  private static ByteBuffer riff(byte[] file) {
    ByteBuffer to = ByteBuffer.wrap(file).putInt(0x52494646);
    to.order(LITTLE_ENDIAN).putInt(file.length - 8).order(ByteOrder.BIG_ENDIAN);
    return to.putInt(0x57454250);
  }

  private static void putU24(ByteBuffer file, int value) {
    file.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
  }
}
