package io.github.mediastore.examples.parts.media;

import io.github.mediastore.MediaException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.examples.parts.web.Units;
import io.github.mediastore.http.ErrorStatus;
import io.github.mediastore.image.CompressionSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Which pictures are accepted, for compressors, pages and refusals: HEIC and AVIF too where this
 * machine has a decoder for them.
 */
@Component
public class AcceptedPictures {

  /** By media type, what people call it and what file names end with. */
  private static final Map<String, Format> FORMATS = formats();

  private final CompressionSettings settings;

  AcceptedPictures(CompressionSettings settings, InstalledFfmpeg ffmpeg) {
    this.settings =
        ffmpeg
            .forPictures()
            .map(decoder -> settings.toBuilder().decoder(decoder).build())
            .orElse(settings);
  }

  private static Map<String, Format> formats() {
    Map<String, Format> formats = new LinkedHashMap<>();
    formats.put("image/jpeg", new Format("JPEG", ""));
    formats.put("image/png", new Format("PNG", ""));
    formats.put("image/webp", new Format("WebP", ""));
    formats.put("image/gif", new Format("GIF", ""));
    formats.put("image/bmp", new Format("BMP", ""));
    formats.put("image/tiff", new Format("TIFF", ""));
    // Few systems know their types, and would not offer the files.
    formats.put("image/heic", new Format("HEIC", ".heic"));
    formats.put("image/heif", new Format("HEIF", ".heif"));
    formats.put("image/avif", new Format("AVIF", ".avif"));
    return formats;
  }

  /** Returns the settings that all compressors begin with. */
  public CompressionSettings settings() {
    return settings;
  }

  /**
   * Returns the value of an {@code accept} attribute. JPEG is first: that is what phones make of
   * photos whose format is not named.
   */
  String accept() {
    List<String> all = new ArrayList<>(settings.acceptedMediaTypes());
    accepted().stream().map(Format::extension).filter(end -> !end.isEmpty()).forEach(all::add);
    return String.join(",", all);
  }

  private List<Format> accepted() {
    return settings.acceptedMediaTypes().stream()
        .map(type -> FORMATS.getOrDefault(type, new Format(type, "")))
        .toList();
  }

  /** Says to a user why a picture was refused, and what is accepted in its place. */
  String refusal(MediaException e) {
    String words = Units.inWords(ErrorStatus.of(e).publicMessage());
    if (!(e instanceof RejectedUploadException refused)
        || refused.reason() != Reason.UNSUPPORTED_FORMAT) {
      return words;
    }
    List<String> names = accepted().stream().map(Format::name).toList();
    String format = refused.format().orElse("");
    if (format.isEmpty()) {
      return "%s; %s are accepted.".formatted(words, Units.list(names));
    }
    return names.contains(format)
        ? words // Its format is, and something in it is not.
        : "%s is not accepted; %s are.".formatted(format, Units.list(names));
  }

  /** A format of pictures: what people call it, and what has to be said of its files' names. */
  private record Format(String name, String extension) {}
}
