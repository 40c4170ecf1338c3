package io.github.mediastore.examples.glue.micronaut;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.InputStream;

/** Photos of users: the body of a PUT is the file. */
@Controller("/users/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
class PhotoController {

  private final ImageCompressor compressor;
  private final MediaStore store;
  private final Photos photos;

  PhotoController(ImageCompressor compressor, MediaStore store, Photos photos) {
    this.compressor = compressor;
    this.store = store;
    this.photos = photos;
  }

  @Put(consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
  String upload(String id, @Body InputStream file) {
    var slot =
        MediaSlot.parse("users", id, "profile")
            .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such user"));
    CompressedImage picture = compressor.compress(() -> file); // before the transaction
    photos.put(slot, picture);
    return picture.receipt() + "\n";
  }

  @Get
  HttpResponse<MediaResponse> photo(String id, HttpRequest<?> request) {
    var mediaRequest = MediaRequest.of(request.getMethodName(), request.getHeaders()::getAll);
    var answer =
        MediaSlot.parse("users", id, "profile")
            .map(slot -> MediaResponse.of(store, slot, mediaRequest, CachePolicy.revalidate()))
            .orElseGet(MediaResponse::notFound);
    var response = HttpResponse.<MediaResponse>status(HttpStatus.valueOf(answer.status()));
    answer.headers().forEach(response::header);
    return answer.hasBody() ? response.body(answer) : response;
  }

  @Delete
  void remove(String id) {
    MediaSlot.parse("users", id, "profile").ifPresent(store::clear);
  }
}
