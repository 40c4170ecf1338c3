package io.github.mediastore.examples.cli.export;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names the files of an export: {@code ownerType/ownerId/slot/index.ext}. What no file system could
 * mistake is used as it is. Anything else, such as {@code ../x}, {@code CON}, a name with capital
 * letters or one of 255 characters, becomes what is harmless of it and a part of its SHA-256, so
 * that different names stay different on every system; the manifest has the true ones.
 */
final class ExportNames {

  private static final Pattern HARMLESS = Pattern.compile("[a-z0-9_][a-z0-9._-]{0,63}(?<!\\.)");

  /** Windows takes these for devices, whatever follows a dot. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  /** The export's own; owners may be called so too. */
  private static final Pattern RESERVED = Pattern.compile("manifest\\.jsonl(\\..*)?");

  private static final int KEPT = 40;
  private static final int DIGITS = 32;

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("image/webp", "webp"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/png", "png"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/avif", "avif"),
          Map.entry("image/tiff", "tif"),
          Map.entry("image/bmp", "bmp"),
          Map.entry("image/svg+xml", "svg"),
          Map.entry("video/mp4", "mp4"),
          Map.entry("video/webm", "webm"),
          Map.entry("video/quicktime", "mov"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/json", "json"),
          Map.entry("text/plain", "txt"));

  private ExportNames() {}

  /** Returns the path of a representation's file below the export's folder, with slashes. */
  static String path(MediaInfo info, int index) {
    String rendition =
        info.rendition().equals(MediaInfo.FULL) ? "" : "." + segment(info.rendition());
    return "%s/%s/%s/%d%s.%s"
        .formatted(
            segment(info.slot().ownerType()),
            segment(info.slot().ownerId()),
            segment(info.slot().name()),
            index,
            rendition,
            extension(info.contentType()));
  }

  static String segment(String name) {
    if (HARMLESS.matcher(name).matches()
        && !DEVICE.matcher(name).matches()
        && !RESERVED.matcher(name).matches()) {
      return name;
    }
    String readable = name.replaceAll("[^A-Za-z0-9_-]", "_");
    String digest = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex();
    // No harmless name has a tilde.
    return readable.substring(0, Math.min(KEPT, readable.length()))
        + "~"
        + digest.substring(0, DIGITS);
  }

  private static String extension(String contentType) {
    String plain = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return EXTENSIONS.getOrDefault(plain, "bin");
  }
}
