package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.image.CompressionReceipt.Treatment;
import io.github.mediastore.internal.header.ImageHeader;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the results of an upload that is here: decodes once, then encodes within the limits. */
final class PictureWork {

  private static final String WEBP = "image/webp";

  private final CompressionSettings settings;
  private final Decoders decoders;
  private final FrameFinisher finisher;
  private final PictureEncoding.Choice encodings;
  private final Placeholder placeholder = new Placeholder();

  PictureWork(CompressionSettings settings, Decoders decoders) {
    this.settings = settings;
    this.decoders = decoders;
    this.finisher = new FrameFinisher(settings);
    WebpEncoder encoder = new WebpEncoder(settings.effort());
    NativeCodec.check(encoder);
    this.encodings = PictureEncoding.Choice.of(encoder, settings);
  }

  /** Makes the full picture and its renditions. */
  CompressedImage compress(byte[] file, ImageHeader header, FrameOrder order) {
    long start = System.nanoTime();
    Frames frames = Frames.decode(file, header, order, decoders, finisher);
    BufferedImage picture = frames.full(frames.plan().full().canvas());
    PictureEncoding encoding = encodings.of(header);
    QualityLadder.Result result = encoding.ladder().climbDown(picture, frames::full);
    if (settings.losslessWhenSmaller()) {
      result = encoding.losslessTrial().improve(picture, result);
    }
    String tiny = placeholder.of(picture).orElse(null);
    Dimensions size = result.chosen().dimensions();
    Map<String, QualityLadder.Result> renditions =
        encoding.renditions().climbDown(frames, size, result.file().length);
    CompressionReceipt receipt =
        receipt(frames, header, result, renditions)
            .bytesIn(file.length)
            .duration(Duration.ofNanos(System.nanoTime() - start))
            .build();
    return new CompressedImage(
        WEBP,
        result.file(),
        receipt,
        tiny,
        frames.focus().orElse(null),
        settings.fingerprint(),
        encoding.renditions().contents(WEBP, renditions));
  }

  /** Makes renditions of a picture that is stored. */
  Map<String, MediaContent> renditions(byte[] stored, ImageHeader header, FrameOrder order) {
    Frames frames = Frames.decode(stored, header, order, decoders, finisher);
    RenditionLadders ladders = encodings.of(header).renditions();
    return ladders.contents(
        WEBP, ladders.climbDown(frames, header.uprightDimensions(), stored.length));
  }

  private CompressionReceipt.Builder receipt(
      Frames frames,
      ImageHeader header,
      QualityLadder.Result result,
      Map<String, QualityLadder.Result> renditions) {
    Framing full = frames.plan().full();
    boolean scaled = !full.at(result.chosen().dimensions()).inner().equals(shown(full, header));
    return CompressionReceipt.builder()
        .source(header.formatName(), header.uprightDimensions(), header.frames().atLeast())
        .treatment(Treatment.REDUCED_TO_FIRST_FRAME, header.frames().atLeast() > 1)
        .treatment(Treatment.TURNED, header.orientation() > 1)
        .treatment(Treatment.FLATTENED, frames.hadAlpha() && !settings.keepAlpha())
        .treatment(Treatment.SCALED, scaled)
        .treatment(Treatment.CROPPED, full.isCropped())
        .treatment(Treatment.PADDED, full.isPadded())
        .colour(frames.converter().note())
        .result(result.chosen(), result.attempts())
        .renditions(
            renditions.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().chosen())))
        .fits(
            frames.plan().renditions().stream()
                .map(FramePlan.PlannedRendition::rendition)
                .filter(rendition -> renditions.containsKey(rendition.name()))
                .collect(
                    Collectors.toMap(
                        CompressionSettings.Rendition::name, CompressionSettings.Rendition::fit)));
  }

  /** Returns the size in the upload of what the full picture shows. */
  private static Dimensions shown(Framing full, ImageHeader header) {
    return new Framing(full.region(), full.inner(), 0, 0, full.inner())
        .naturalSize(header.uprightDimensions());
  }
}
