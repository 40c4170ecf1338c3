package io.github.mediastore.internal.renditions;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.Sha256;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Rendition;
import io.github.mediastore.image.Focus;
import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes renditions of pictures that are stored already, as settings say: of the second generation,
 * and never larger than the stored picture. Safe for use by several threads.
 */
public final class StoredPictures {

  private final CompressionSettings settings;
  private final Map<String, Rendition> renditions = new LinkedHashMap<>();
  private final Map<String, String> fingerprints = new HashMap<>();
  private final WebpImageCompressor compressor;

  /**
   * Prepares the compressor.
   *
   * @param settings name at least one rendition
   * @throws IllegalArgumentException if they name none
   */
  public StoredPictures(CompressionSettings settings) {
    this.settings = settings;
    for (Rendition rendition : settings.renditions()) {
      renditions.put(rendition.name(), rendition);
      fingerprints.put(rendition.name(), settings.fingerprint(rendition.name()));
    }
    if (renditions.isEmpty()) {
      throw new IllegalArgumentException("The settings name no rendition to make");
    }
    this.compressor = WebpImageCompressor.with(settings);
  }

  /** Returns the names of the renditions, in the order of the settings. */
  public List<String> names() {
    return List.copyOf(renditions.keySet());
  }

  /** Returns whether a medium can have renditions at all. */
  public static boolean isPicture(MediaInfo full) {
    return full.contentType().toLowerCase(Locale.ROOT).startsWith("image/");
  }

  /**
   * Returns what is to be done for a rendition of a picture, as far as the facts tell.
   *
   * @param full the facts about the picture
   * @param name the name, which may be any text
   */
  public Need need(MediaInfo full, String name) {
    @Nullable Rendition wanted = renditions.get(name);
    if (wanted == null || !isPicture(full)) {
      return Need.NONE;
    }
    @Nullable MediaInfo stored = full.renditions().get(name);
    if (stored == null) {
      return isAsGood(full, wanted) ? Need.TOO_SMALL : Need.MISSING;
    }
    Optional<String> current = Optional.ofNullable(fingerprints.get(name));
    return stored.settingsFingerprint().equals(current) ? Need.NONE : Need.OUTDATED;
  }

  /** Returns whether the picture itself is what the rendition would be. */
  private static boolean isAsGood(MediaInfo full, Rendition rendition) {
    return full.size() <= rendition.maxBytes()
        && full.dimensions().filter(size -> rendition.fit().sizeOf(size).equals(size)).isPresent();
  }

  /**
   * Makes renditions of a picture from one decode. For one that is there, but would be left out
   * now, the picture itself is its content: it must not stay what other settings made of it.
   *
   * @param full the picture itself, as it is stored
   * @param names of the renditions to make
   * @return the renditions; one is left out if the picture itself is as good
   * @throws RejectedUploadException if the compressor does not read it
   * @throws io.github.mediastore.CompressorBusyException if there was no room for it in time
   * @throws io.github.mediastore.MediumGoneException if it was removed meanwhile
   * @throws MediaStorageException if the store failed, or has other bytes than were stored ({@link
   *     #isDamage})
   */
  public Map<String, MediaContent> make(Media full, Collection<String> names) {
    MediaInfo info = full.info();
    Focus focus = info.focus().map(Focus::at).orElse(settings.focus());
    Map<String, MediaContent> made = new TreeMap<>(make(full, focus, names));
    for (String name : names) {
      if (info.renditions().containsKey(name)) {
        made.computeIfAbsent(name, each -> new WholePicture(full, settings.fingerprint(each)));
      }
    }
    return made;
  }

  private Map<String, MediaContent> make(Media full, Focus focus, Collection<String> names) {
    try (DigestInputStream bytes = new DigestInputStream(full.openStream(), Sha256.newDigest())) {
      try {
        Map<String, MediaContent> made = compressor.renditionsOf(bytes, focus, names);
        requireWhole(full.info(), bytes);
        return made;
      } catch (RejectedUploadException e) {
        requireWhole(full.info(), bytes);
        throw e;
      }
    } catch (IOException e) {
      throw new MediaStorageException("Cannot read the %s".formatted(full.info()), e, false);
    }
  }

  private static void requireWhole(MediaInfo info, DigestInputStream bytes) throws IOException {
    InputStream rest = bytes;
    rest.transferTo(OutputStream.nullOutputStream());
    Sha256 found = Sha256.ofDigest(bytes.getMessageDigest().digest());
    if (!found.equals(info.sha256())) {
      throw new MediaStorageException(
          "The %s is damaged: the SHA-256 of its bytes is %s, but %s was stored"
              .formatted(info, found, info.sha256()),
          null,
          false);
    }
  }

  /**
   * Returns whether a failure says that the stored bytes are not those that were written. A failure
   * of the database has a cause; an object store answers with one that an object is not there.
   */
  public static boolean isDamage(MediaStorageException e) {
    return !e.isTransient() && (e.getCause() == null || e.getCause() instanceof IOException);
  }
}
