package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/**
 * Serves users' photos from JAX-RS.
 *
 * <p>Jersey shows a HEAD request as GET unless there is a method for it, and makes a page of its
 * own of an error without an entity, without the header fields. An entity that is empty prevents
 * that; only 304 has none, which would otherwise get a Content-Type.
 */
@Path("/users/{id}")
public final class PhotoResource {

  private final MediaStore store;

  /**
   * Makes the resource.
   *
   * @param store where the photos are
   */
  public PhotoResource(MediaStore store) {
    this.store = store;
  }

  /**
   * Answers HEAD.
   *
   * @param id the user
   * @param request the request
   * @param headers the request's header fields
   * @return the answer
   */
  @HEAD
  public Response head(
      @PathParam("id") String id, @Context Request request, @Context HttpHeaders headers) {
    return photo(id, request, headers);
  }

  /**
   * Answers GET.
   *
   * @param id the user
   * @param request the request
   * @param headers the request's header fields
   * @return the answer
   */
  @GET
  public Response photo(
      @PathParam("id") String id, @Context Request request, @Context HttpHeaders headers) {
    var asked = MediaRequest.of(request.getMethod(), headers::getRequestHeader);
    var answer =
        MediaSlot.parse("users", id, "profile")
            .map(slot -> MediaResponse.of(store, slot, asked, CachePolicy.revalidate()))
            .orElseGet(MediaResponse::notFound);
    var response = Response.status(answer.status());
    answer.headers().forEach(response::header);
    StreamingOutput body = answer.status() == 304 ? null : answer::writeTo;
    return response.entity(body).build();
  }
}
