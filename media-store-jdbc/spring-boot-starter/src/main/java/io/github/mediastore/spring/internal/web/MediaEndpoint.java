package io.github.mediastore.spring.internal.web;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.spring.MediaAccess;
import io.github.mediastore.spring.MediaAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves media by their id and by their slot to whom {@link MediaAccess} lets read them. Nobody
 * learns whether what they may not read is there.
 */
@RestController
public class MediaEndpoint {

  private static final String PATH = "${media-store.http.endpoint.path:/media}";

  private final MediaStore store;
  private final MediaAccess access;
  private final CachePolicy cachePolicy;

  /**
   * Makes the endpoint.
   *
   * @param store where to read
   * @param access who may read what
   * @param cachePolicy how long answers may be kept if their URL names no version
   */
  public MediaEndpoint(MediaStore store, MediaAccess access, CachePolicy cachePolicy) {
    this.store = store;
    this.access = access;
    this.cachePolicy = cachePolicy;
  }

  @GetMapping(PATH + "/{id}")
  Optional<MediaAnswer> byId(
      @PathVariable("id") String id,
      @RequestParam(name = "rendition", required = false) @Nullable String rendition,
      @RequestParam(name = "v", required = false) @Nullable String version,
      HttpServletRequest request) {
    return MediaId.parse(id)
        .flatMap(store::info)
        .filter(info -> mayRead(info.slot(), request))
        .map(info -> answer(MediaAnswer.of(info.slot(), info.id()), rendition, version));
  }

  @GetMapping({
    PATH + "/{ownerType}/{ownerId}/{slot}",
    PATH + "/{ownerType}/{ownerId}/{slot}/{index:[0-9]{1,9}}"
  })
  Optional<MediaAnswer> bySlot(
      @PathVariable("ownerType") String ownerType,
      @PathVariable("ownerId") String ownerId,
      @PathVariable("slot") String name,
      @PathVariable(name = "index", required = false) @Nullable Integer index,
      @RequestParam(name = "rendition", required = false) @Nullable String rendition,
      @RequestParam(name = "v", required = false) @Nullable String version,
      HttpServletRequest request) {
    return slot(ownerType, ownerId, name)
        .filter(slot -> mayRead(slot, request))
        .map(slot -> answer(MediaAnswer.of(slot, index == null ? 0 : index), rendition, version));
  }

  private boolean mayRead(MediaSlot slot, HttpServletRequest request) {
    return access.mayRead(slot, request.getUserPrincipal());
  }

  private MediaAnswer answer(
      MediaAnswer answer, @Nullable String rendition, @Nullable String version) {
    return answer
        .from(store)
        .rendition(rendition)
        .cached(version == null ? cachePolicy : cachePolicy.immutableForVersion(version));
  }

  /** All three parts are text of the request; {@link MediaSlot#parse} takes the owner's id only. */
  private static Optional<MediaSlot> slot(String ownerType, String ownerId, String name) {
    try {
      return MediaSlot.parse(ownerType, ownerId, name);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
