package io.github.mediastore;

import io.github.mediastore.internal.syntax.RenditionName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a stored medium or of one of its renditions, available without reading its bytes.
 * Immutable.
 */
public final class MediaInfo {

  /** The name of the medium itself beside its renditions. */
  public static final String FULL = RenditionName.FULL;

  private final MediaId id;
  private final MediaSlot slot;
  private final String rendition;
  private final RepresentationFacts facts;
  private final @Nullable String placeholder;
  private final @Nullable FocalPoint focus;
  private final Map<String, String> attributes;
  private final @Nullable Instant storedAt;
  private final Map<String, MediaInfo> renditions;

  private MediaInfo(Builder builder) {
    this.id = builder.id;
    this.slot = builder.slot;
    this.rendition = builder.rendition;
    this.facts = builder.facts();
    this.placeholder = builder.placeholder;
    this.focus = builder.focus;
    this.attributes = builder.attributes;
    this.storedAt = builder.storedAt;
    Map<String, MediaInfo> infos = new TreeMap<>();
    builder.renditions.forEach((name, of) -> infos.put(name, of.shared(builder).build()));
    this.renditions = Collections.unmodifiableMap(infos);
  }

  /**
   * Starts to describe a medium; for those who write a store.
   *
   * @param id the medium
   * @param slot where it hangs
   * @return a builder that still needs the content type, the size and the digest
   */
  public static Builder builder(MediaId id, MediaSlot slot) {
    return new Builder(id, slot, FULL);
  }

  /** Returns the id of the medium. */
  public MediaId id() {
    return id;
  }

  /** Returns the slot the medium is in. */
  public MediaSlot slot() {
    return slot;
  }

  /** Returns which rendition these facts are about; {@link #FULL} for the medium itself. */
  public String rendition() {
    return rendition;
  }

  /**
   * Returns the facts about the medium's renditions by their names, in the order of these; without
   * the full one. Those of a rendition have none.
   */
  public Map<String, MediaInfo> renditions() {
    return renditions;
  }

  /**
   * Returns the facts about a rendition, or this object if there is none of that name, as {@link
   * MediaStore#find(MediaId, String)} does.
   *
   * @param name the name, which may be any text
   * @return the facts, with the medium's id, slot, placeholder, focus, attributes and time, and a
   *     content type, size, digest, dimensions, duration and settings of its own
   */
  public MediaInfo renditionOrFull(String name) {
    return renditions.getOrDefault(name, this);
  }

  /** Returns the media type, such as {@code image/webp}. */
  public String contentType() {
    return facts.contentType();
  }

  /** Returns the number of bytes. */
  public long size() {
    return facts.size();
  }

  /** Returns the digest of the bytes. */
  public Sha256 sha256() {
    return facts.sha256();
  }

  /** Returns the dimensions of a picture or video, if they are known. */
  public Optional<Dimensions> dimensions() {
    return Optional.ofNullable(facts.dimensions());
  }

  /** Returns how long a video or a sound plays, in whole milliseconds, if it is known. */
  public Optional<Duration> duration() {
    return Optional.ofNullable(facts.duration());
  }

  /** Returns a data URI to show before the bytes arrive, if there is one. */
  public Optional<String> placeholder() {
    return Optional.ofNullable(placeholder);
  }

  /** Returns what must stay in view when the picture is cropped, if anybody said so. */
  public Optional<FocalPoint> focus() {
    return Optional.ofNullable(focus);
  }

  /**
   * Returns the text about the medium, in the order of the keys; those of the whole medium also for
   * a rendition. It is text that people wrote: escape it.
   */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** Returns which settings made these bytes, if whoever made them said so. */
  public Optional<String> settingsFingerprint() {
    return Optional.ofNullable(facts.settingsFingerprint());
  }

  /** Returns when the medium was stored, if the store knows. */
  public Optional<Instant> storedAt() {
    return Optional.ofNullable(storedAt);
  }

  /** Returns one line for logs: id, slot, rendition, type and size. */
  @Override
  public String toString() {
    String which = rendition.equals(FULL) ? "" : ", " + rendition;
    return "medium %s at %s%s: %s, %d bytes".formatted(id, slot, which, contentType(), size());
  }

  /** Collects the facts about a medium. Not safe for several threads at once. */
  public static final class Builder {

    private final MediaId id;
    private final MediaSlot slot;
    private final String rendition;
    private final Map<String, Builder> renditions = new TreeMap<>();
    private @Nullable String contentType;
    private long size;
    private @Nullable Sha256 sha256;
    private @Nullable Dimensions dimensions;
    private @Nullable Duration duration;
    private @Nullable String placeholder;
    private @Nullable FocalPoint focus;
    private Map<String, String> attributes = Map.of();
    private @Nullable String settingsFingerprint;
    private @Nullable Instant storedAt;

    private Builder(MediaId id, MediaSlot slot, String rendition) {
      this.id = id;
      this.slot = slot;
      this.rendition = rendition;
    }

    /** Sets what the bytes are: their media type, their number and their digest. */
    public Builder content(String contentType, long size, Sha256 sha256) {
      this.contentType = contentType;
      this.size = size;
      this.sha256 = sha256;
      return this;
    }

    /** Sets the dimensions, or null if nobody knows them. */
    public Builder dimensions(@Nullable Dimensions dimensions) {
      this.dimensions = dimensions;
      return this;
    }

    /** Sets how long it plays, or null if nobody knows. */
    public Builder duration(@Nullable Duration duration) {
      this.duration = duration;
      return this;
    }

    /** Sets the placeholder, a data URI, or null if there is none. */
    public Builder placeholder(@Nullable String placeholder) {
      this.placeholder = placeholder;
      return this;
    }

    /** Sets what must stay in view, or null if nobody said so. */
    public Builder focus(@Nullable FocalPoint focus) {
      this.focus = focus;
      return this;
    }

    /** Sets the attributes, copied; whoever writes them checks them. */
    public Builder attributes(Map<String, String> attributes) {
      this.attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
      return this;
    }

    /** Sets the fingerprint of the settings that made the bytes, or null if nobody knows. */
    public Builder settingsFingerprint(@Nullable String fingerprint) {
      this.settingsFingerprint = fingerprint;
      return this;
    }

    /** Sets when the medium was stored, or null if the store does not know. */
    public Builder storedAt(@Nullable Instant storedAt) {
      this.storedAt = storedAt;
      return this;
    }

    /** Adds a rendition of which nobody knows what made it. */
    public Builder rendition(
        String name,
        String contentType,
        long size,
        Sha256 sha256,
        @Nullable Dimensions dimensions) {
      return rendition(name, contentType, size, sha256, dimensions, null);
    }

    /** Adds a rendition of which one knows what made it. */
    public Builder rendition(
        String name,
        String contentType,
        long size,
        Sha256 sha256,
        @Nullable Dimensions dimensions,
        @Nullable String settingsFingerprint) {
      return rendition(
          name,
          facts ->
              facts
                  .content(contentType, size, sha256)
                  .dimensions(dimensions)
                  .settingsFingerprint(settingsFingerprint));
    }

    /**
     * Adds a rendition, which takes from its medium whatever is not about its own bytes.
     *
     * @param name its name
     * @param facts sets its content, and its dimensions, duration and settings where they are known
     * @return this builder
     * @throws IllegalArgumentException if the name is none for a rendition
     */
    public Builder rendition(String name, Consumer<Builder> facts) {
      Builder builder = new Builder(id, slot, RenditionName.require(name));
      facts.accept(builder);
      renditions.put(name, builder);
      return this;
    }

    private RepresentationFacts facts() {
      return new RepresentationFacts(
          Objects.requireNonNull(contentType, "contentType"),
          size,
          Objects.requireNonNull(sha256, "sha256"),
          dimensions,
          duration,
          settingsFingerprint);
    }

    /** Takes what a rendition has from its medium. */
    private Builder shared(Builder medium) {
      return placeholder(medium.placeholder)
          .focus(medium.focus)
          .attributes(medium.attributes)
          .storedAt(medium.storedAt);
    }

    /**
     * Makes the description.
     *
     * @return the facts
     * @throws NullPointerException if {@link #content} was not called
     * @throws IllegalArgumentException if the media type or a fingerprint is malformed, or the size
     *     or a duration negative
     */
    public MediaInfo build() {
      return new MediaInfo(this);
    }
  }
}
