package io.github.mediastore.examples.glue.jakarta;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;

/** Photos of users: the body of a PUT is the file. */
@Path("/users/{id}")
@ApplicationScoped
public class PhotoResource {

  @Inject ImageCompressor compressor;
  @Inject MediaStore store;
  @Inject Photos photos;

  /** Stores a photo. */
  @PUT
  public String upload(@PathParam("id") String id, InputStream file) {
    var slot = MediaSlot.parse("users", id, "profile").orElseThrow(NotFoundException::new);
    CompressedImage picture = compressor.compress(() -> file); // before the transaction
    photos.put(slot, picture);
    return picture.receipt() + "\n";
  }

  /** Answers HEAD. */
  @HEAD
  public Response head(
      @PathParam("id") String id, @Context Request request, @Context HttpHeaders headers) {
    return photo(id, request, headers);
  }

  /** Answers GET. */
  @GET
  public Response photo(
      @PathParam("id") String id, @Context Request request, @Context HttpHeaders headers) {
    var mediaRequest = MediaRequest.of(request.getMethod(), headers::getRequestHeader);
    var answer =
        MediaSlot.parse("users", id, "profile")
            .map(slot -> MediaResponse.of(store, slot, mediaRequest, CachePolicy.revalidate()))
            .orElseGet(MediaResponse::notFound);
    var response = Response.status(answer.status());
    answer.headers().forEach(response::header);
    StreamingOutput body = answer.status() == 304 ? null : answer::writeTo;
    return response.entity(body).build();
  }

  /** Removes a photo. */
  @DELETE
  public void remove(@PathParam("id") String id) {
    MediaSlot.parse("users", id, "profile").ifPresent(store::clear);
  }
}
