package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.internal.header.HeifDetails;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.heif.HeifDecoder;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.raster.ViewPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Decodes HEIC and AVIF with the decoder of the settings. */
final class HeifPictureDecoder implements PictureDecoder {

  private static final long FIXED_MEMORY = 1 << 18;

  private final ExternalDecoder decoder;
  private final Duration patience;

  HeifPictureDecoder(ExternalDecoder decoder, CompressionSettings settings) {
    this.decoder = decoder;
    this.patience = settings.admissionTimeout();
  }

  @Override
  public long memory(ImageHeader header, List<View> views) {
    Dimensions stored = header.dimensions();
    long resampling = new ViewPlan(views).memory(stored.width(), stored.height());
    HeifDetails details = (HeifDetails) header.details();
    return FIXED_MEMORY + details.memory() + header.components() * resampling;
  }

  @Override
  public List<Picture> decode(byte[] upload, ImageHeader header, List<View> views)
      throws IOException {
    return HeifDecoder.open(upload, header.format(), decoder, patience).decode(views);
  }
}
