package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.image.Admission.Reservation;
import io.github.mediastore.internal.color.ColorConverter;
import io.github.mediastore.internal.header.HeaderException;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import io.github.mediastore.internal.header.PrefixExceededException;
import io.github.mediastore.internal.header.UploadBuffer;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Compresses pictures to WebP, within the limits of its {@link CompressionSettings}.
 *
 * <p>An upload runs through these stages: its header is read and refused if it is over a limit; its
 * turn is awaited; it is decoded, scaled down, turned upright, laid on the matte; and the quality
 * ladder encodes it until it fits. Safe for use by several threads; make one and keep it.
 */
public final class WebpImageCompressor implements ImageCompressor {

  /** Enough for the header of nearly every upload; the rest waits until there is memory for it. */
  private static final int HEADER_PREFIX = 256 << 10;

  /** Planes, packed pixels, the turned copy, the encoder's input and its output. */
  private static final int BYTES_PER_RESULT_PIXEL = 20;

  private final CompressionSettings settings;
  private final HeaderLimits limits;
  private final Decoders decoders;
  private final Admission admission;
  private final Matte matte;
  private final QualityLadder ladder;

  private WebpImageCompressor(CompressionSettings settings) {
    this.settings = settings;
    this.limits =
        new HeaderLimits(
            settings.maxInputPixels(),
            settings.maxInputSide(),
            HeaderLimits.DEFAULT.maxProfileBytes(),
            HeaderLimits.DEFAULT.maxExifBytes());
    this.decoders = Decoders.standard(settings);
    this.admission = Admission.shared();
    this.matte = new Matte(settings.matte());
    this.ladder =
        new QualityLadder(
            new WebpEncoder(settings.effort()), settings.qualities(), settings.maxBytes());
  }

  /**
   * Makes a compressor with the default settings.
   *
   * @return the compressor
   * @throws io.github.mediastore.CodecUnavailableException if this machine cannot run the WebP
   *     library
   */
  public static WebpImageCompressor create() {
    return with(CompressionSettings.defaults());
  }

  /**
   * Makes a compressor.
   *
   * @param settings how to compress and what to accept
   * @return the compressor
   * @throws io.github.mediastore.CodecUnavailableException if this machine cannot run the WebP
   *     library
   */
  public static WebpImageCompressor with(CompressionSettings settings) {
    return new WebpImageCompressor(settings);
  }

  @Override
  public CompressedImage compress(InputStream upload) {
    int maxBytes = settings.maxInputBytes();
    return compress(UploadBuffer.of(upload, maxBytes, HEADER_PREFIX), maxBytes);
  }

  @Override
  public CompressedImage compress(byte[] upload) {
    try {
      return compress(UploadBuffer.of(upload, settings.maxInputBytes()), upload.length);
    } catch (HeaderException e) {
      throw Refusals.of(e);
    }
  }

  private CompressedImage compress(UploadBuffer upload, int mostBytes) {
    Duration patience = settings.admissionTimeout();
    try {
      ImageHeader early = readHeaderWithinPrefix(upload);
      try (Reservation reservation =
          early == null
              ? admission.reserveToGrow(mostBytes, patience)
              : admission.reserve(memory(early, mostBytes), patience)) {
        byte[] file = upload.drain();
        ImageHeader header = early == null ? ImageHeaderReader.read(upload, limits) : early;
        header = ImageHeaderReader.complete(header, upload, limits);
        reservation.adjustTo(memory(header, file.length));
        reservation.awaitProcessor();
        return compress(file, header);
      }
    } catch (HeaderException e) {
      throw Refusals.of(e);
    } catch (IOException e) {
      throw new UnreadableUploadException("The upload could not be read to its end", e);
    }
  }

  /** Returns null if the header lies so far behind the start that all must be taken in first. */
  private @Nullable ImageHeader readHeaderWithinPrefix(UploadBuffer upload) throws IOException {
    try {
      return ImageHeaderReader.read(upload, limits);
    } catch (PrefixExceededException e) {
      return null;
    }
  }

  private long memory(ImageHeader header, int uploadBytes) {
    Dimensions target = header.dimensions().fitWithin(settings.maxDimension());
    long decoding = decoders.of(header.format()).memory(header, target);
    return uploadBytes + decoding + target.pixels() * BYTES_PER_RESULT_PIXEL;
  }

  private CompressedImage compress(byte[] file, ImageHeader header) {
    long start = System.nanoTime();
    Dimensions target = header.dimensions().fitWithin(settings.maxDimension());
    Picture decoded = decode(file, header, target);
    ColorConverter converter = Srgb.converter(decoded.colour(), header);
    QualityLadder.Result result =
        ladder.climbDown(
            header.turned(target), size -> finish(decoded, converter, header, header.turned(size)));
    CompressionReceipt receipt =
        CompressionReceipt.builder()
            .source(header.format().displayName(), file.length, header.uprightDimensions())
            .attempts(result.attempts())
            .duration(Duration.ofNanos(System.nanoTime() - start))
            .build();
    return new CompressedImage("image/webp", result.file(), receipt);
  }

  private Picture decode(byte[] file, ImageHeader header, Dimensions target) {
    try {
      return decoders.of(header.format()).decode(file, header, target);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw Refusals.decoding(header.format(), e);
    }
  }

  /** Takes a decoded picture to its final look at a size, given as stored. */
  private BufferedImage finish(
      Picture decoded, ColorConverter converter, ImageHeader header, Dimensions size) {
    Picture small = decoded.resample(size.width(), size.height());
    BufferedImage pixels = Srgb.pixels(small, converter);
    BufferedImage flat = settings.keepAlpha() ? pixels : matte.flatten(pixels);
    return Upright.turn(flat, header.orientation());
  }
}
