package io.github.mediastore.renditions;

import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.internal.renditions.Need;
import io.github.mediastore.internal.renditions.StoredPictures;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a rendition that a stored picture lacks when it is asked for first, from the stored
 * picture, and stores it with the medium. Everything else is done by another store. Safe for use by
 * several threads if that is.
 *
 * <pre>{@code
 * var store = OnDemandMediaStore.builder(jdbcMediaStore, settings).build();
 * MediaResponse.of(store, slot, 0, "card", request, cachePolicy); // made now, if it was missing
 * }</pre>
 *
 * <p>Only the renditions that the settings name are made, so a request cannot have others made. In
 * one process each is made once however many ask at the same time; of several processes that make
 * the same at once, the first has stored it and all use that. It is made and stored on threads of
 * this store, in transactions of their own, never in that of the caller, and within the memory that
 * all compressors share.
 *
 * <p>Whoever would wait longer than the {@linkplain OnDemandMediaStoreBuilder#patience patience}
 * gets the full picture, and so does everybody if the rendition cannot be made: the stored picture
 * is damaged, the compressor is busy, or the database is read-only. {@link #isRenditionPending}
 * tells {@link io.github.mediastore.http.MediaResponse} that such an answer must not be kept.
 *
 * <p>What other settings made stays as it is; the job on the database makes it again.
 */
public final class OnDemandMediaStore extends ForwardingMediaStore implements AutoCloseable {

  private final StoredPictures pictures;
  private final Predicate<? super MediaSlot> slots;
  private final Refused refused;
  private final Pause pause;
  private final RenditionMakers makers;

  OnDemandMediaStore(OnDemandMediaStoreBuilder builder) {
    super(builder.store);
    this.pictures = builder.pictures;
    this.slots = builder.slots;
    this.refused = new Refused(builder.remembered);
    this.pause = new Pause(builder.pause);
    RenditionMaking making =
        new RenditionMaking(builder.making.primary(), pictures, refused, pause);
    this.makers = new RenditionMakers(making::make, builder.patience);
  }

  private OnDemandMediaStore(OnDemandMediaStore other, MediaStore store) {
    super(store);
    this.pictures = other.pictures;
    this.slots = other.slots;
    this.refused = other.refused;
    this.pause = other.pause;
    this.makers = other.makers;
  }

  /**
   * Returns a builder.
   *
   * @param store does all else; its media are looked up in the transaction of the caller
   * @param settings those of the host's compressor, which name the renditions
   * @return the builder
   * @throws IllegalArgumentException if the settings name no rendition
   */
  public static OnDemandMediaStoreBuilder builder(MediaStore store, CompressionSettings settings) {
    return new OnDemandMediaStoreBuilder(store, settings);
  }

  /** Returns the store that does all else. */
  @Override
  public MediaStore store() {
    return super.store();
  }

  @Override
  public MediaStore primary() {
    MediaStore primary = store().primary();
    return primary == store() ? this : new OnDemandMediaStore(this, primary);
  }

  @Override
  public Optional<Media> find(MediaSlot slot, int index, String rendition) {
    return store().find(slot, index, rendition).map(found -> orMade(found, rendition));
  }

  @Override
  public Optional<Media> find(MediaSlot slot, MediaId id, String rendition) {
    return store().find(slot, id, rendition).map(found -> orMade(found, rendition));
  }

  @Override
  public Optional<Media> find(MediaId id, String rendition) {
    return store().find(id, rendition).map(found -> orMade(found, rendition));
  }

  private Media orMade(Media found, String rendition) {
    MediaInfo info = found.info();
    if (!isMissing(info, rendition) || makers.isClosed() || !pause.isOver()) {
      return found;
    }
    Wanted wanted = new Wanted(info.id(), rendition);
    return refused.has(wanted) ? found : makers.await(wanted).orElse(found);
  }

  @Override
  public boolean isRenditionPending(MediaInfo info, String rendition) {
    return store().isRenditionPending(info, rendition)
        || (isMissing(info, rendition) && !refused.isFinal(new Wanted(info.id(), rendition)));
  }

  private boolean isMissing(MediaInfo info, String rendition) {
    return info.rendition().equals(MediaInfo.FULL)
        && pictures.need(info, rendition) == Need.MISSING
        && slots.test(info.slot());
  }

  /**
   * Begins to make no further renditions and waits a few seconds for those that are being made. The
   * store can be used on: what is missing then stays so. The store behind it stays open.
   */
  @Override
  public void close() {
    makers.close();
  }
}
