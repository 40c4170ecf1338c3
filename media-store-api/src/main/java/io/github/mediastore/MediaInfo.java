package io.github.mediastore;

import io.github.mediastore.internal.MediaType;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts about a stored medium, known without reading its bytes. Immutable. */
public final class MediaInfo {

  private final MediaId id;
  private final MediaSlot slot;
  private final int index;
  private final String contentType;
  private final long size;
  private final Sha256 sha256;
  private final @Nullable Dimensions dimensions;
  private final @Nullable String placeholder;
  private final @Nullable Instant storedAt;

  private MediaInfo(Builder builder) {
    this.id = builder.id;
    this.slot = builder.slot;
    this.index = builder.index;
    this.contentType =
        MediaType.require(Objects.requireNonNull(builder.contentType, "contentType"));
    this.size = builder.size;
    this.sha256 = Objects.requireNonNull(builder.sha256, "sha256");
    this.dimensions = builder.dimensions;
    this.placeholder = builder.placeholder;
    this.storedAt = builder.storedAt;
    if (index < 0 || size < 0) {
      throw new IllegalArgumentException("No medium has index " + index + " and size " + size);
    }
  }

  /**
   * Starts to describe a medium; for those who write a store.
   *
   * @param id the medium
   * @param slot where it hangs
   * @param index its place there, counted from 0
   * @return a builder that still needs the content type, the size and the digest
   */
  public static Builder builder(MediaId id, MediaSlot slot, int index) {
    return new Builder(id, slot, index);
  }

  /** Returns the name of the medium. */
  public MediaId id() {
    return id;
  }

  /** Returns where the medium hangs. */
  public MediaSlot slot() {
    return slot;
  }

  /** Returns the place in the slot's order, counted from 0, when this was read. */
  public int index() {
    return index;
  }

  /** Returns the media type, such as {@code image/webp}. */
  public String contentType() {
    return contentType;
  }

  /** Returns the number of bytes. */
  public long size() {
    return size;
  }

  /** Returns the digest of the bytes. */
  public Sha256 sha256() {
    return sha256;
  }

  /** Returns the dimensions of a picture or video, if they are known. */
  public Optional<Dimensions> dimensions() {
    return Optional.ofNullable(dimensions);
  }

  /** Returns a data URI to show before the bytes arrive, if there is one. */
  public Optional<String> placeholder() {
    return Optional.ofNullable(placeholder);
  }

  /** Returns when the medium was stored, if the store knows. */
  public Optional<Instant> storedAt() {
    return Optional.ofNullable(storedAt);
  }

  /** Returns one line for logs: id, slot, index, type and size. */
  @Override
  public String toString() {
    return "medium %s at %s[%d]: %s, %d bytes".formatted(id, slot, index, contentType, size);
  }

  /** Collects the facts about a medium. Not safe for several threads at once. */
  public static final class Builder {

    private final MediaId id;
    private final MediaSlot slot;
    private final int index;
    private @Nullable String contentType;
    private long size;
    private @Nullable Sha256 sha256;
    private @Nullable Dimensions dimensions;
    private @Nullable String placeholder;
    private @Nullable Instant storedAt;

    private Builder(MediaId id, MediaSlot slot, int index) {
      this.id = id;
      this.slot = slot;
      this.index = index;
    }

    /**
     * Sets what the bytes are.
     *
     * @param contentType the media type
     * @param size the number of bytes
     * @param sha256 their digest
     * @return this builder
     */
    public Builder content(String contentType, long size, Sha256 sha256) {
      this.contentType = contentType;
      this.size = size;
      this.sha256 = sha256;
      return this;
    }

    /**
     * Sets the dimensions.
     *
     * @param dimensions the dimensions, or null if nobody knows them
     * @return this builder
     */
    public Builder dimensions(@Nullable Dimensions dimensions) {
      this.dimensions = dimensions;
      return this;
    }

    /**
     * Sets the placeholder.
     *
     * @param placeholder a data URI, or null if there is none
     * @return this builder
     */
    public Builder placeholder(@Nullable String placeholder) {
      this.placeholder = placeholder;
      return this;
    }

    /**
     * Sets when the medium was stored.
     *
     * @param storedAt the time, or null if the store does not know
     * @return this builder
     */
    public Builder storedAt(@Nullable Instant storedAt) {
      this.storedAt = storedAt;
      return this;
    }

    /**
     * Makes the description.
     *
     * @return the facts
     * @throws NullPointerException if {@link #content} was not called
     * @throws IllegalArgumentException if the media type is malformed, or the index or size
     *     negative
     */
    public MediaInfo build() {
      return new MediaInfo(this);
    }
  }
}
