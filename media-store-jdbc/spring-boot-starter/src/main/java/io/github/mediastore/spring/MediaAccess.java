package io.github.mediastore.spring;

import io.github.mediastore.MediaSlot;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Says who may read which slot, for the endpoint that {@code media-store.http.endpoint.enabled}
 * switches on. A bean of the host's; safe for several threads.
 *
 * <pre>{@code
 * @Bean
 * MediaAccess mediaAccess() {
 *   return (slot, user) -> slot.name().equals("avatar") || user != null;
 * }
 * }</pre>
 */
@FunctionalInterface
public interface MediaAccess {

  /**
   * Decides about a request.
   *
   * @param slot the slot that the medium is in
   * @param user who asks, as Spring Security or the server knows them; null for anybody
   * @return whether the media of the slot may be read; if not, the answer is the 404 of media that
   *     are not there
   */
  boolean mayRead(MediaSlot slot, @Nullable Principal user);
}
