package io.github.mediastore.image;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPReadParam;
import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.FrameArea;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.WebpDetails;
import io.github.mediastore.internal.header.WebpStill;
import io.github.mediastore.internal.imageio.FramePlacement;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.raster.Picture;
import java.io.IOException;

/**
 * Decodes WebP with libwebp, which averages areas down to twice the target as it goes: more would
 * only cost memory. Of an animation it decodes the first frame.
 */
final class WebpPictureDecoder implements PictureDecoder {

  private static final int SAMPLES_LEFT = 2;

  private final ImageIoDecoder decoder = ImageIoDecoder.with(new WebPImageReaderSpi());

  /** The reader's pixels; libwebp itself holds a lossless picture whole. */
  @Override
  public long memory(ImageHeader header, Dimensions target) {
    WebpDetails details = (WebpDetails) header.details();
    Dimensions decoded = details.animated() ? header.dimensions() : decodedSize(header, target);
    return decoded.pixels() * 4 + (details.lossless() ? header.dimensions().pixels() * 4 : 0);
  }

  /** The reader copies what it is given, and of an animation that is a copy already. */
  @Override
  public int copiesOfUpload(ImageHeader header) {
    return ((WebpDetails) header.details()).animated() ? 2 : 1;
  }

  @Override
  public Picture decode(byte[] upload, ImageHeader header, Dimensions target) throws IOException {
    WebpDetails details = (WebpDetails) header.details();
    if (details.animated()) {
      byte[] still = WebpStill.firstFrame(UploadBuffer.of(upload, upload.length));
      FrameArea frame = details.firstFrame();
      FramePlacement placement = new FramePlacement(header.dimensions(), frame.x(), frame.y());
      return decoder.decode(still, frame.size(), placement, target, false, param -> {});
    }
    Dimensions size = decodedSize(header, target);
    return decoder.decode(
        upload,
        header.dimensions(),
        FramePlacement.NONE,
        target,
        false,
        param -> {
          WebPReadParam scaling = (WebPReadParam) param;
          scaling.setUseScaling(!size.equals(header.dimensions()));
          scaling.setScaledWidth(size.width());
          scaling.setScaledHeight(size.height());
        });
  }

  private static Dimensions decodedSize(ImageHeader header, Dimensions target) {
    Dimensions stored = header.dimensions();
    return new Dimensions(
        Math.min(stored.width(), SAMPLES_LEFT * target.width()),
        Math.min(stored.height(), SAMPLES_LEFT * target.height()));
  }
}
