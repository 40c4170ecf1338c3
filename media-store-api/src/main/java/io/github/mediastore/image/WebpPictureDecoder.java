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
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.io.IOException;
import java.util.List;

/**
 * Decodes WebP with libwebp, which averages areas down to twice the size that the most demanding
 * view needs as it goes: more would only cost memory. Of an animation it decodes the first frame.
 */
final class WebpPictureDecoder implements PictureDecoder {

  private static final int SAMPLES_LEFT = 2;
  private static final int MOST_CHANNELS = 4;

  private final ImageIoDecoder decoder = ImageIoDecoder.with(new WebPImageReaderSpi());

  /** The reader's pixels, and what views need; libwebp itself holds a lossless picture whole. */
  @Override
  public long memory(ImageHeader header, List<View> views) {
    WebpDetails details = (WebpDetails) header.details();
    Dimensions decoded = details.animated() ? header.dimensions() : decodedSize(header, views);
    return decoded.pixels() * 4
        + (details.lossless() ? header.dimensions().pixels() * 4 : 0)
        + MOST_CHANNELS * new ViewPlan(views).memoryBeyondFirst(decoded.width(), decoded.height());
  }

  /** The reader copies what it is given, and of an animation that is a copy already. */
  @Override
  public int copiesOfUpload(ImageHeader header) {
    return ((WebpDetails) header.details()).animated() ? 2 : 1;
  }

  @Override
  public List<Picture> decode(byte[] upload, ImageHeader header, List<View> views)
      throws IOException {
    WebpDetails details = (WebpDetails) header.details();
    if (details.animated()) {
      byte[] still = WebpStill.firstFrame(UploadBuffer.of(upload, upload.length));
      FrameArea frame = details.firstFrame();
      FramePlacement placement = new FramePlacement(header.dimensions(), frame.x(), frame.y());
      return decoder.decode(still, frame.size(), placement, views, false, param -> {});
    }
    Dimensions size = decodedSize(header, views);
    return decoder.decode(
        upload,
        header.dimensions(),
        FramePlacement.NONE,
        views,
        false,
        param -> {
          WebPReadParam scaling = (WebPReadParam) param;
          scaling.setUseScaling(!size.equals(header.dimensions()));
          scaling.setScaledWidth(size.width());
          scaling.setScaledHeight(size.height());
        });
  }

  private static Dimensions decodedSize(ImageHeader header, List<View> views) {
    Dimensions stored = header.dimensions();
    View demanded = View.demanded(views);
    return new Dimensions(
        Math.min(stored.width(), SAMPLES_LEFT * demanded.width()),
        Math.min(stored.height(), SAMPLES_LEFT * demanded.height()));
  }
}
