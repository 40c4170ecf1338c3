package io.github.mediastore.internal.header;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;
import io.github.mediastore.internal.format.UploadBuffer;
import java.io.IOException;

/**
 * Reads a GIF's header: the blocks up to the first image descriptor (GIF89a specification, sections
 * 17 to 26).
 */
final class GifHeaderReader {

  private static final int SCREEN_END = 13;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int GRAPHIC_CONTROL = 0xF9;

  private final UploadBuffer upload;
  private final HeaderLimits limits;
  private boolean transparentColor;

  GifHeaderReader(UploadBuffer upload, HeaderLimits limits) {
    this.upload = upload;
    this.limits = limits;
  }

  ImageHeader read() throws IOException {
    long image = nextImage(afterColorTable(SCREEN_END, upload.u8(10)));
    if (image < 0) {
      throw HeaderException.corrupt(ImageFormat.GIF, "it holds no frame");
    }
    int x = upload.u16(image + 1, LITTLE_ENDIAN);
    int y = upload.u16(image + 3, LITTLE_ENDIAN);
    int frameWidth = upload.u16(image + 5, LITTLE_ENDIAN);
    int frameHeight = upload.u16(image + 7, LITTLE_ENDIAN);
    limits.checkSize(ImageFormat.GIF, "frame", frameWidth, frameHeight);
    int width = Math.max(upload.u16(6, LITTLE_ENDIAN), x + frameWidth);
    int height = Math.max(upload.u16(8, LITTLE_ENDIAN), y + frameHeight);
    limits.checkSize(ImageFormat.GIF, "picture", width, height);

    FrameArea area = new FrameArea(x, y, new Dimensions(frameWidth, frameHeight));
    int flags = upload.u8(image + 9);
    int colorTable = (flags & 0x80) != 0 ? flags : upload.u8(10);
    return ImageHeader.builder(ImageFormat.GIF)
        .dimensions(width, height)
        .samples(ColorEncoding.PALETTE, 1, (colorTable & 7) + 1)
        .alpha(transparentColor || !area.covers(width, height))
        .progressive((flags & 0x40) != 0)
        .frames(FrameCount.UNKNOWN)
        .details(new GifDetails(area))
        .build();
  }

  /** Counts the frames. */
  ImageHeader complete(ImageHeader header) throws IOException {
    int count = 0;
    boolean exact = true;
    try {
      long image = nextImage(afterColorTable(SCREEN_END, upload.u8(10)));
      while (image >= 0) {
        count++;
        long codeSize = afterColorTable(image + 10, upload.u8(image + 9));
        image = nextImage(afterSubBlocks(codeSize + 1));
      }
    } catch (HeaderException endsEarly) {
      exact = false;
    }
    return header.toBuilder().frames(new FrameCount(Math.max(1, count), exact)).build();
  }

  /** Returns the offset of the next image descriptor, or -1 if the trailer comes first. */
  private long nextImage(long from) throws IOException {
    long offset = from;
    while (true) {
      int introducer = upload.u8(offset);
      if (introducer == IMAGE) {
        return offset;
      } else if (introducer == TRAILER) {
        return -1;
      } else if (introducer == EXTENSION) {
        if (upload.u8(offset + 1) == GRAPHIC_CONTROL && upload.u8(offset + 2) > 0) {
          transparentColor |= (upload.u8(offset + 3) & 1) != 0;
        }
        offset = afterSubBlocks(offset + 2);
      } else if (introducer == 0) {
        offset++; // An extra terminator, as some writers leave behind.
      } else {
        throw HeaderException.corrupt(ImageFormat.GIF, "an unknown block " + introducer);
      }
    }
  }

  private long afterSubBlocks(long from) throws IOException {
    long offset = from;
    int length;
    do {
      length = upload.u8(offset);
      offset += 1 + length;
    } while (length > 0);
    return offset;
  }

  private static long afterColorTable(long offset, int flags) {
    return (flags & 0x80) == 0 ? offset : offset + 3L * (2 << (flags & 7));
  }
}
