package io.github.mediastore.spring;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a controller method returns to serve a medium: status, header fields, ranges and body are
 * written for it, to {@code HEAD} as well. Immutable.
 *
 * <pre>{@code
 * @GetMapping("/users/{id}/avatar")
 * MediaAnswer avatar(@PathVariable long id) {
 *   return MediaAnswer.of(Slots.of(User.class, id, "avatar"));
 * }
 * }</pre>
 *
 * <p>What is not there is a 404 without a body, and so are {@code null} and an empty {@code
 * Optional<MediaAnswer>}, as for text that {@link MediaSlot#parse} or {@link MediaId#parse} does
 * not take. Nothing is read before the method has returned.
 */
public final class MediaAnswer {

  private final @Nullable Place place;
  private final @Nullable String rendition;
  private final @Nullable MediaStore store;
  private final @Nullable CachePolicy cachePolicy;
  private final UnaryOperator<MediaResponse> disposition;

  private MediaAnswer(
      @Nullable Place place,
      @Nullable String rendition,
      @Nullable MediaStore store,
      @Nullable CachePolicy cachePolicy,
      UnaryOperator<MediaResponse> disposition) {
    this.place = place;
    this.rendition = rendition;
    this.store = store;
    this.cachePolicy = cachePolicy;
    this.disposition = disposition;
  }

  /**
   * Serves the first medium of a slot.
   *
   * @param slot the slot
   * @return the answer
   */
  public static MediaAnswer of(MediaSlot slot) {
    return of(slot, 0);
  }

  /**
   * Serves the medium at a place in a slot.
   *
   * @param slot the slot
   * @param index the place in the order, counted from 0; any other number is a 404
   * @return the answer
   */
  public static MediaAnswer of(MediaSlot slot, int index) {
    Objects.requireNonNull(slot, "slot");
    return at(
        (store, rendition, request, cache) ->
            MediaResponse.of(store, slot, index, rendition, request, cache));
  }

  /**
   * Serves a medium of a slot by its id.
   *
   * @param slot the slot, which says who may see the medium
   * @param id the medium, as the request has it
   * @return the answer
   */
  public static MediaAnswer of(MediaSlot slot, MediaId id) {
    return of(slot, id, null);
  }

  /**
   * Serves a rendition of a medium of a slot.
   *
   * @param slot the slot, which says who may see the medium
   * @param id the medium, as the request has it
   * @param rendition as for {@link #rendition}
   * @return the answer
   */
  public static MediaAnswer of(MediaSlot slot, MediaId id, @Nullable String rendition) {
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(id, "id");
    return at((store, name, request, cache) ->
            MediaResponse.of(store, slot, id, name, request, cache))
        .rendition(rendition);
  }

  /** Answers with 404. */
  public static MediaAnswer notFound() {
    return at(null);
  }

  private static MediaAnswer at(@Nullable Place place) {
    return new MediaAnswer(place, null, null, null, UnaryOperator.identity());
  }

  /**
   * Serves a smaller size, or the medium itself if it has none of that name.
   *
   * @param name the name of the rendition, any text of the request; null for the medium itself
   * @return the same answer with that rendition
   */
  public MediaAnswer rendition(@Nullable String name) {
    return new MediaAnswer(place, name, store, cachePolicy, disposition);
  }

  /**
   * Says how long the answer may be kept. Unless set: as {@code media-store.http.cache} has it.
   *
   * @param policy the policy
   * @return the same answer with that policy
   */
  public MediaAnswer cached(CachePolicy policy) {
    return new MediaAnswer(place, rendition, store, Objects.requireNonNull(policy), disposition);
  }

  /**
   * Reads from this store. Unless set: from the bean of type {@link MediaStore}.
   *
   * @param other the store
   * @return the same answer from that store
   */
  public MediaAnswer from(MediaStore other) {
    return new MediaAnswer(
        place, rendition, Objects.requireNonNull(other), cachePolicy, disposition);
  }

  /**
   * Suggests a file name for the case that the user saves the medium, as {@link
   * MediaResponse#inlineAs} does.
   *
   * @param fileName the name, in any language
   * @return the same answer with the name
   */
  public MediaAnswer inlineAs(String fileName) {
    return new MediaAnswer(
        place, rendition, store, cachePolicy, response -> response.inlineAs(fileName));
  }

  /**
   * Has browsers save the medium to a file, as {@link MediaResponse#downloadAs} does.
   *
   * @param fileName the name, in any language
   * @return the same answer with the name
   */
  public MediaAnswer downloadAs(String fileName) {
    return new MediaAnswer(
        place, rendition, store, cachePolicy, response -> response.downloadAs(fileName));
  }

  /**
   * Looks the medium up and makes the HTTP answer of it. Spring MVC calls this after the
   * controller; tests may too.
   *
   * @param standardStore where to read if {@link #from} was not called
   * @param request the request
   * @param standardPolicy how long to keep it if {@link #cached} was not called
   * @return the answer, 404 if there is no such medium
   * @throws io.github.mediastore.MediaStorageException if the store fails
   */
  public MediaResponse toResponse(
      MediaStore standardStore, MediaRequest request, CachePolicy standardPolicy) {
    if (place == null) {
      return MediaResponse.notFound();
    }
    return disposition.apply(
        place.respond(
            store == null ? standardStore : store,
            rendition,
            request,
            cachePolicy == null ? standardPolicy : cachePolicy));
  }

  /** Where the medium is. */
  private interface Place {
    MediaResponse respond(
        MediaStore store, @Nullable String rendition, MediaRequest request, CachePolicy policy);
  }
}
