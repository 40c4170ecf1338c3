package io.github.mediastore.image;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.image.CompressionSettings.Rendition;
import io.github.mediastore.internal.events.CompressionEvent;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.streams.SmallReads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  /**
   * Enough for the header of nearly every upload; the rest is read once memory has been granted for
   * it.
   */
  private static final int HEADER_PREFIX = 256 << 10;

  private final CompressionSettings settings;
  private final UploadIntake intake;
  private final PictureWork work;
  private final FrameOrder order;

  private WebpImageCompressor(
      CompressionSettings settings, UploadIntake intake, PictureWork work, FrameOrder order) {
    this.settings = settings;
    this.intake = intake;
    this.work = work;
    this.order = order;
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
    Decoders decoders = new Decoders(settings, readerLimit);
    UploadIntake intake = new UploadIntake(settings, decoders);
    PictureWork work = new PictureWork(settings, decoders);
    LOG.info("Pictures become {} by {}", settings, NativeCodec.version());
    return new WebpImageCompressor(settings, intake, work, FrameOrder.ofAll(settings));
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
  public WebpImageCompressor withFocus(Focus focus) {
    return new WebpImageCompressor(settings, intake, work, FrameOrder.ofAll(settings, focus));
  }

  /**
   * Makes renditions of a picture that is stored already, all from one decode, within the same
   * limits as those of an upload. They are made of what was compressed before, and never larger
   * than it: for the best result, make them with the upload.
   *
   * @param stored the bytes of the full picture, read to their end, never closed here
   * @param focus what stays in view: {@link Focus#at(io.github.mediastore.FocalPoint)} of the one
   *     that is kept with the picture, if there is one
   * @param names which of the renditions that the settings name
   * @return their contents by name; one for which the picture itself is as good is left out, as it
   *     is by {@link #compress(InputStream)}
   * @throws IllegalArgumentException if the settings name no such rendition
   * @throws RejectedUploadException if the bytes are not an accepted picture
   * @throws UnreadableUploadException if the stream failed
   * @throws CompressorBusyException if there was no memory or processor for it within the admission
   *     timeout
   */
  public Map<String, MediaContent> renditionsOf(
      InputStream stored, Focus focus, Collection<String> names) {
    List<Rendition> asked = names.stream().distinct().map(settings::requireRendition).toList();
    if (asked.isEmpty()) {
      return Map.of();
    }
    FrameOrder renditions = FrameOrder.ofRenditions(asked, focus);
    UploadBuffer picture = UploadBuffer.of(stored, settings.maxInputBytes(), HEADER_PREFIX);
    return intake.take(
        picture, renditions, (file, header) -> work.renditions(file, header, renditions));
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
      CompressedImage compressed =
          intake.take(upload, order, (file, header) -> work.compress(file, header, order));
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
}
