package io.github.mediastore.image;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.image.Admission.Reservation;
import io.github.mediastore.image.CompressionReceipt.Treatment;
import io.github.mediastore.internal.color.ColorConverter;
import io.github.mediastore.internal.events.CompressionEvent;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.imageio.AbandonedReaderException;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.streams.SmallReads;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compresses pictures to WebP, within the limits of its {@link CompressionSettings}.
 *
 * <p>An upload passes through these stages: its header is read, and the upload is rejected if it
 * exceeds a limit; it waits for memory and a processor; it is decoded, scaled down, turned upright
 * and flattened onto the matte; then the quality ladder encodes it until it fits, at each size.
 * Safe for use by several threads; make one and keep it.
 */
public final class WebpImageCompressor implements ImageCompressor {

  private static final Logger LOG = LoggerFactory.getLogger(WebpImageCompressor.class);

  private static final String WEBP = "image/webp";

  /**
   * Enough for the header of nearly every upload; the rest is read once memory has been granted for
   * it.
   */
  private static final int HEADER_PREFIX = 256 << 10;

  private final CompressionSettings settings;
  private final UploadHeaders headers;
  private final Decoders decoders;
  private final MemoryDemand memory;
  private final Admission admission;
  private final Matte matte;
  private final QualityLadder ladder;
  private final LosslessTrial losslessTrial;
  private final RenditionLadders renditionLadders;
  private final Placeholder placeholder = new Placeholder();

  private WebpImageCompressor(CompressionSettings settings, Duration readerLimit) {
    this.settings = settings;
    this.decoders = new Decoders(settings, readerLimit);
    this.headers = new UploadHeaders(settings, decoders.hostReaders());
    this.memory = new MemoryDemand(settings, decoders);
    this.admission = Admission.shared();
    this.matte = new Matte(settings.matte());
    WebpEncoder encoder = new WebpEncoder(settings.effort());
    NativeCodec.check(encoder);
    this.ladder = new QualityLadder(encoder, settings.qualities(), settings.maxBytes());
    this.losslessTrial = new LosslessTrial(encoder);
    this.renditionLadders = new RenditionLadders(encoder, settings);
    LOG.info("Pictures become {} by {}", settings, NativeCodec.version());
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
    return with(settings, ImageIoDecoder.TIME_LIMIT);
  }

  /** Makes a compressor whose readers of the host's have another time limit: tests cannot wait. */
  static WebpImageCompressor with(CompressionSettings settings, Duration readerLimit) {
    return new WebpImageCompressor(settings, readerLimit);
  }

  /**
   * Compresses a generated photo several times, so that classes are loaded and code is compiled
   * before the first upload. It is for the whole process: once is enough for all compressors.
   * Optional; call it when the host starts, in a thread of its own if the start must not wait.
   *
   * @throws io.github.mediastore.CompressorBusyException if uploads leave no room for it
   */
  public void warmUp() {
    WarmUp.run();
  }

  @Override
  public CompressedImage compress(InputStream upload) {
    return compress(UploadBuffer.of(upload, settings.maxInputBytes(), HEADER_PREFIX));
  }

  @Override
  public CompressedImage compress(byte[] upload) {
    try {
      return compress(UploadBuffer.of(upload, settings.maxInputBytes()));
    } catch (HeaderException e) {
      throw Refusals.of(e);
    }
  }

  @Override
  public CompressedImage compress(Path upload) {
    try (InputStream in = SmallReads.ofFile(upload)) {
      long size = Files.size(upload);
      // A pipe has no size before it is read.
      return size == 0
          ? compress(in)
          : compress(UploadBuffer.ofFile(in, size, settings.maxInputBytes(), HEADER_PREFIX));
    } catch (IOException e) {
      throw new UnreadableUploadException("Cannot read the file " + upload, e);
    }
  }

  private CompressedImage compress(UploadBuffer upload) {
    CompressionEvent event = CompressionEvent.start();
    try {
      CompressedImage compressed = admitAndCompress(upload);
      LOG.debug("Compressed an upload: {}", compressed);
      record(event, compressed.receipt());
      return compressed;
    } catch (RejectedUploadException e) {
      LOG.debug("Refused an upload", e);
      event.refused(e.reason().name());
      throw e;
    } catch (CompressorBusyException e) {
      event.refused("BUSY");
      throw e;
    }
  }

  private static void record(CompressionEvent event, CompressionReceipt receipt) {
    Dimensions size = receipt.dimensionsOut();
    event
        .in(receipt.format(), receipt.bytesIn())
        .out(receipt.bytesOut(), size.width(), size.height(), receipt.quality())
        .done(receipt.attempts().size(), receipt.duration());
  }

  private CompressedImage admitAndCompress(UploadBuffer upload) {
    try {
      ImageHeader early = headers.readEarly(upload);
      try (Reservation reservation = reserve(early, upload)) {
        try {
          byte[] file = upload.drain();
          ImageHeader header = headers.complete(early, upload);
          reservation.adjustTo(memory.ofCompression(header, file.length));
          reservation.awaitProcessor();
          return compress(file, header);
        } catch (RejectedUploadException e) {
          if (e.getCause() instanceof AbandonedReaderException abandoned) {
            reservation.keepMemoryUntil(abandoned.end());
          }
          throw e;
        }
      }
    } catch (HeaderException e) {
      throw Refusals.of(e);
    } catch (IOException e) {
      throw new UnreadableUploadException("The upload could not be read to its end", e);
    }
  }

  /**
   * Asks for as large an upload as may come, or as there can be memory for, and for its decoding;
   * if the header is still to come, for that later.
   */
  private Reservation reserve(@Nullable ImageHeader early, UploadBuffer upload) {
    int bytes = memory.mostBytes(early, upload, admission.budget());
    upload.limitTo(bytes);
    long needed = memory.of(early, upload, bytes);
    return early == null
        ? admission.reserveToGrow(needed, settings.admissionTimeout())
        : admission.reserve(needed, settings.admissionTimeout());
  }

  private CompressedImage compress(byte[] file, ImageHeader header) {
    long start = System.nanoTime();
    Dimensions target = header.dimensions().fitWithin(settings.maxDimension());
    Picture decoded = decode(file, header, target);
    ColorConverter converter = Srgb.converter(decoded.colour(), header);
    BufferedImage picture = finish(decoded, converter, header, target);
    QualityLadder.Result result =
        ladder.climbDown(picture, size -> finish(decoded, converter, header, header.turned(size)));
    if (settings.losslessWhenSmaller()) {
      result = losslessTrial.improve(picture, result);
    }
    Optional<String> tiny = placeholder.of(picture);
    Map<String, QualityLadder.Result> smaller =
        renditionLadders.climbDown(
            result, size -> finish(decoded, converter, header, header.turned(size)));
    CompressionReceipt receipt =
        CompressionReceipt.builder()
            .source(
                header.formatName(),
                file.length,
                header.uprightDimensions(),
                header.frames().atLeast())
            .treatment(Treatment.REDUCED_TO_FIRST_FRAME, header.frames().atLeast() > 1)
            .treatment(Treatment.TURNED, header.orientation() > 1)
            .treatment(Treatment.FLATTENED, decoded.alpha() != null && !settings.keepAlpha())
            .treatment(
                Treatment.SCALED, !result.chosen().dimensions().equals(header.uprightDimensions()))
            .colour(converter.note())
            .result(result.chosen(), result.attempts())
            .renditions(
                smaller.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().chosen())))
            .duration(Duration.ofNanos(System.nanoTime() - start))
            .build();
    return new CompressedImage(WEBP, result.file(), receipt, tiny.orElse(null), contents(smaller));
  }

  private static Map<String, MediaContent> contents(Map<String, QualityLadder.Result> renditions) {
    return renditions.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e ->
                    new RenditionContent(
                        WEBP, e.getValue().file(), e.getValue().chosen().dimensions())));
  }

  private Picture decode(byte[] file, ImageHeader header, Dimensions target) {
    try {
      return decoders.of(header).decode(file, header, target);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw Refusals.decoding(header.formatName(), e);
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
