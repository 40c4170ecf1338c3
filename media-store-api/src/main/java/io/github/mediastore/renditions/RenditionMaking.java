package io.github.mediastore.renditions;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.BytesMedia;
import io.github.mediastore.internal.renditions.StoredPictures;
import io.github.mediastore.renditions.Refused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one rendition of a stored picture and stores it, unless another process has. What goes
 * wrong is logged once, and leaves the full picture in its place. Safe for use by several threads.
 */
final class RenditionMaking {

  private static final Logger LOG = LoggerFactory.getLogger(RenditionMaking.class);

  private final MediaStore store;
  private final StoredPictures pictures;
  private final Refused refused;
  private final Pause pause;

  /**
   * Prepares.
   *
   * @param store reads the pictures and takes the renditions, in transactions of its own
   * @param refused what nobody should try again
   * @param pause begins where the store fails
   */
  RenditionMaking(MediaStore store, StoredPictures pictures, Refused refused, Pause pause) {
    this.store = store;
    this.pictures = pictures;
    this.refused = refused;
    this.pause = pause;
  }

  /** Returns the rendition; empty if there is none, now or for good. Throws no exception. */
  Optional<Media> make(Wanted wanted) {
    try {
      Optional<Media> stored = store.find(wanted.id(), wanted.name());
      boolean isNeeded =
          stored.isPresent() && stored.get().info().rendition().equals(MediaInfo.FULL);
      // What is not there was removed meanwhile, or is not committed yet.
      return isNeeded ? make(wanted, stored.get()) : stored;
    } catch (MediumGoneException | CompressorBusyException e) {
      LOG.debug("Did not make {}", wanted, e);
    } catch (RejectedUploadException e) {
      refused.add(wanted, Reason.FINAL);
      LOG.info("Cannot make {}: {}", wanted, e.getMessage());
    } catch (MediaStorageException e) {
      if (StoredPictures.isDamage(e)) {
        refused.add(wanted, Reason.IMPOSSIBLE_NOW);
        LOG.warn("Cannot make {}; the full picture is served in its place", wanted, e);
      } else {
        pause.begin(wanted, e);
      }
    } catch (UnsupportedOperationException | IllegalStateException e) {
      pause.forGood(wanted, e); // It keeps no renditions, or writes only in the host's transaction.
    } catch (RuntimeException | IOException | Error e) {
      refused.add(wanted, Reason.IMPOSSIBLE_NOW);
      LOG.error("Cannot make {}; the full picture is served in its place", wanted, e);
    }
    return Optional.empty();
  }

  private Optional<Media> make(Wanted wanted, Media full) throws IOException {
    @Nullable MediaContent made = pictures.make(full, List.of(wanted.name())).get(wanted.name());
    if (made == null) {
      refused.add(wanted, Reason.FINAL);
      return Optional.empty();
    }
    byte[] bytes = bytes(made);
    MediaInfo info =
        store
            .addRenditions(wanted.id(), Map.of(wanted.name(), made))
            .renditionOrFull(wanted.name());
    // Whoever replaced it meanwhile may have other bytes; those in the store count.
    return info.sha256().equals(Sha256.of(bytes))
        ? Optional.of(new BytesMedia(info, bytes))
        : store.find(wanted.id(), wanted.name());
  }

  private static byte[] bytes(MediaContent content) throws IOException {
    try (InputStream in = content.openStream()) {
      return in.readAllBytes();
    }
  }
}
