package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.internal.CompressorStages;
import io.github.mediastore.image.internal.StagedUpload;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Hands out the stages one at a time, see {@link CompressorStages#load}. */
final class StagedCompressor implements CompressorStages {

  private final CompressionSettings settings = CompressionSettings.defaults();
  private final Decoders decoders = new Decoders(settings);
  private final Matte matte = new Matte(settings.matte());

  @Override
  public StagedUpload open(byte[] file, int maxDimension) throws IOException {
    ImageHeader header = header(file);
    return new Opened(file, header, header.dimensions().fitWithin(maxDimension));
  }

  @Override
  public BufferedImage fitted(byte[] file, String kind, int width, int height, Dimensions size)
      throws IOException {
    CompressionSettings fitting =
        settings.toBuilder().fit(new Fit(Fit.Kind.valueOf(kind), width, height)).build();
    FrameOrder order = FrameOrder.ofAll(fitting);
    FrameFinisher finisher = new FrameFinisher(fitting);
    return Frames.decode(file, header(file), order, decoders, finisher).full(size);
  }

  private static ImageHeader header(byte[] file) throws IOException {
    UploadBuffer upload = UploadBuffer.of(file, file.length);
    ImageHeader early = ImageHeaderReader.read(upload, HeaderLimits.DEFAULT);
    return ImageHeaderReader.complete(early, upload, HeaderLimits.DEFAULT);
  }

  @Override
  public byte[] encode(BufferedImage picture, int quality, int method) {
    return new WebpEncoder(method).encode(picture, quality);
  }

  @Override
  public byte[] climbDown(BufferedImage picture, int maxBytes) {
    return new QualityLadder(new WebpEncoder(settings.effort()), settings.qualities(), maxBytes)
        .climbDown(
            picture,
            size -> {
              throw new IllegalStateException("No quality fits " + maxBytes + " bytes");
            })
        .file();
  }

  private final class Opened implements StagedUpload {

    private final byte[] file;
    private final ImageHeader header;
    private final Dimensions target;
    private final PictureDecoder decoder;

    Opened(byte[] file, ImageHeader header, Dimensions target) {
      this.file = file;
      this.header = header;
      this.target = target;
      this.decoder = decoders.of(header);
    }

    @Override
    public Picture decode() throws IOException {
      return decoder.decode(file, header, target);
    }

    @Override
    public Picture resample(Picture decoded) {
      return decoded.resample(target.width(), target.height());
    }

    @Override
    public BufferedImage toSrgb(Picture resampled) {
      return matte.flatten(Srgb.pixels(resampled, Srgb.converter(resampled.colour(), header)));
    }

    @Override
    public BufferedImage turnUpright(BufferedImage picture) {
      return Upright.turn(picture, header.orientation());
    }

    @Override
    public BufferedImage toPixels() throws IOException {
      return toPixels(header.turned(target));
    }

    @Override
    public BufferedImage toPixels(Dimensions upright) throws IOException {
      Dimensions stored = header.turned(upright);
      return turnUpright(toSrgb(decode().resample(stored.width(), stored.height())));
    }
  }
}
