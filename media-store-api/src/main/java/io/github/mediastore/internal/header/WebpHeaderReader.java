package io.github.mediastore.internal.header;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a WebP's header: the chunks up to the first picture data (RFC 9649, section 2.7). */
final class WebpHeaderReader {

  static final int ALPHA_FLAG = 0x10;
  private static final int ANIMATION_FLAG = 0x02;

  /** Length of the frame's place and timing before its own chunks. */
  static final int FRAME_HEADER = 16;

  private final UploadBuffer upload;
  private final HeaderLimits limits;
  private final ExifOrientation orientation;

  private byte @Nullable [] profile;

  WebpHeaderReader(UploadBuffer upload, HeaderLimits limits) {
    this.upload = upload;
    this.limits = limits;
    this.orientation = new ExifOrientation(upload, limits, ImageFormat.WEBP);
  }

  ImageHeader read() throws IOException {
    return WebpChunks.type(upload, WebpChunks.FIRST) == WebpChunks.VP8X ? extended() : simple();
  }

  private ImageHeader simple() throws IOException {
    if (!isBitstream(WebpChunks.type(upload, WebpChunks.FIRST))) {
      throw HeaderException.corrupt(ImageFormat.WEBP, "it begins with an unknown chunk");
    }
    WebpBitstream picture = WebpBitstream.read(upload, WebpChunks.FIRST);
    limits.checkSize(ImageFormat.WEBP, "picture", picture.width(), picture.height());
    Dimensions size = new Dimensions(picture.width(), picture.height());
    return header(size, picture, new FrameArea(0, 0, size), false, picture.alpha());
  }

  private ImageHeader extended() throws IOException {
    long data = WebpChunks.FIRST + WebpChunks.HEADER;
    int flags = upload.u8(data);
    int width = WebpChunks.u24(upload, data + 4) + 1;
    int height = WebpChunks.u24(upload, data + 7) + 1;
    limits.checkSize(ImageFormat.WEBP, "picture", width, height);
    long chunk = WebpChunks.next(upload, WebpChunks.FIRST);
    int type = WebpChunks.type(upload, chunk);
    while (!isBitstream(type) && type != WebpChunks.ANMF) {
      metadata(type, chunk);
      chunk = WebpChunks.next(upload, chunk);
      type = WebpChunks.type(upload, chunk);
    }
    boolean animated = type == WebpChunks.ANMF;
    if (animated != ((flags & ANIMATION_FLAG) != 0)) {
      throw HeaderException.corrupt(ImageFormat.WEBP, "it contradicts itself about animation");
    }
    Dimensions canvas = new Dimensions(width, height);
    FrameArea area = new FrameArea(0, 0, canvas);
    WebpBitstream picture;
    if (animated) {
      area = frameArea(chunk + WebpChunks.HEADER);
      picture = WebpBitstream.read(upload, bitstreamOfFrame(chunk));
    } else {
      picture = WebpBitstream.read(upload, chunk);
    }
    if (picture.width() != area.size().width() || picture.height() != area.size().height()) {
      throw HeaderException.corrupt(ImageFormat.WEBP, "it contradicts itself about its size");
    }
    boolean alpha = (flags & ALPHA_FLAG) != 0 || picture.alpha() || !area.covers(width, height);
    return header(canvas, picture, area, animated, alpha);
  }

  private FrameArea frameArea(long data) throws IOException {
    int width = WebpChunks.u24(upload, data + 6) + 1;
    int height = WebpChunks.u24(upload, data + 9) + 1;
    limits.checkSize(ImageFormat.WEBP, "frame", width, height);
    return new FrameArea(
        2 * WebpChunks.u24(upload, data),
        2 * WebpChunks.u24(upload, data + 3),
        new Dimensions(width, height));
  }

  /** Returns where the picture data of a frame stands; ALPH and unknown chunks may come first. */
  private long bitstreamOfFrame(long frame) throws IOException {
    long chunk = frame + WebpChunks.HEADER + FRAME_HEADER;
    long end = frame + WebpChunks.HEADER + WebpChunks.length(upload, frame);
    while (chunk < end) {
      if (isBitstream(WebpChunks.type(upload, chunk))) {
        return chunk;
      }
      chunk = WebpChunks.next(upload, chunk);
    }
    throw HeaderException.corrupt(ImageFormat.WEBP, "its first frame holds no picture");
  }

  static boolean isBitstream(int type) {
    return type == WebpChunks.VP8 || type == WebpChunks.VP8L;
  }

  private void metadata(int type, long chunk) throws IOException {
    long data = chunk + WebpChunks.HEADER;
    long length = WebpChunks.length(upload, chunk);
    if (type == WebpChunks.ICCP && profile == null) {
      limits.checkProfile(ImageFormat.WEBP, length);
      profile = upload.copy(data, (int) length);
    } else if (type == WebpChunks.EXIF) {
      orientation.offer(data, length);
    }
  }

  private ImageHeader header(
      Dimensions size, WebpBitstream picture, FrameArea area, boolean animated, boolean alpha) {
    ColorEncoding encoding = picture.lossless() ? ColorEncoding.RGB : ColorEncoding.YCBCR;
    return ImageHeader.builder(ImageFormat.WEBP)
        .dimensions(size.width(), size.height())
        .orientation(orientation.value())
        .iccProfile(profile)
        .samples(encoding, alpha ? 4 : 3, 8)
        .alpha(alpha)
        .frames(animated ? FrameCount.UNKNOWN : FrameCount.ONE)
        .details(new WebpDetails(picture.lossless(), animated, area))
        .build();
  }

  /** Counts the frames, and looks for EXIF data where it usually is, after them. */
  ImageHeader complete(ImageHeader header) throws IOException {
    int count = 0;
    long chunk = WebpChunks.FIRST;
    while (upload.has(chunk + WebpChunks.HEADER)) {
      int type = WebpChunks.type(upload, chunk);
      count += type == WebpChunks.ANMF ? 1 : 0;
      if (type == WebpChunks.EXIF) {
        metadata(type, chunk);
      }
      chunk = WebpChunks.next(upload, chunk);
    }
    ImageHeader.Builder completed = header.toBuilder();
    if (header.orientation() == ExifOrientation.UPRIGHT) {
      completed.orientation(orientation.value());
    }
    if (count > 0) {
      completed.frames(new FrameCount(count, true));
    }
    return completed.build();
  }
}
