package io.github.mediastore.internal.renditions;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.Sha256;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Rendition;
import io.github.mediastore.image.WebpImageCompressor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes renditions of pictures that are stored already, as settings say: of the second generation,
 * and never larger than the stored picture. Safe for use by several threads.
 */
public final class StoredPictures {

  private final Map<String, Rendition> renditions = new LinkedHashMap<>();
  private final WebpImageCompressor compressor;

  /**
   * Prepares the compressor.
   *
   * @param settings name at least one rendition
   * @throws IllegalArgumentException if they name none
   */
  public StoredPictures(CompressionSettings settings) {
    settings.renditions().forEach(rendition -> renditions.put(rendition.name(), rendition));
    if (renditions.isEmpty()) {
      throw new IllegalArgumentException("The settings name no rendition to make");
    }
    this.compressor = WebpImageCompressor.with(settings);
  }

  /** Returns the names of the renditions, in the order of the settings. */
  public Set<String> names() {
    return renditions.keySet();
  }

  /**
   * Returns what is to be done for a rendition, as far as the facts tell.
   *
   * @param full the facts about the medium
   * @param name the name, which may be any text
   */
  public Need need(MediaInfo full, String name) {
    Rendition wanted = renditions.get(name);
    if (wanted == null) {
      return Need.UNKNOWN;
    }
    if (!full.contentType().toLowerCase(Locale.ROOT).startsWith("image/")) {
      return Need.NO_PICTURE;
    }
    MediaInfo stored = full.renditions().get(name);
    if (stored != null) {
      return Need.NONE;
    }
    boolean isSmallEnough =
        full.size() <= wanted.maxBytes()
            && full.dimensions()
                .filter(size -> size.fitWithin(wanted.maxDimension()).equals(size))
                .isPresent();
    return isSmallEnough ? Need.TOO_SMALL : Need.MISSING;
  }

  /**
   * Makes renditions of a picture.
   *
   * @param full the picture itself, as it is stored
   * @param names of the renditions to make
   * @return the renditions; one is left out if the picture itself is as good
   * @throws io.github.mediastore.RejectedUploadException if the compressor does not read it
   * @throws io.github.mediastore.CompressorBusyException if there was no room for it in time
   * @throws io.github.mediastore.MediumGoneException if it was removed meanwhile
   * @throws MediaStorageException if the store failed, or has other bytes than were stored ({@link
   *     #isDamage})
   */
  public Map<String, MediaContent> make(Media full, Set<String> names) {
    byte[] bytes = full.bytes();
    if (!Sha256.of(bytes).equals(full.info().sha256())) {
      throw new MediaStorageException(
          "The %s is damaged: its bytes have another SHA-256".formatted(full.info()), null, false);
    }
    Map<String, MediaContent> made = new TreeMap<>(compressor.compress(bytes).renditions());
    made.keySet().retainAll(names);
    return made;
  }

  /** Returns whether a failure says that the stored bytes are not those that were written. */
  public static boolean isDamage(MediaStorageException e) {
    return !e.isTransient() && e.getCause() == null; // A failure of the database has a cause.
  }
}
