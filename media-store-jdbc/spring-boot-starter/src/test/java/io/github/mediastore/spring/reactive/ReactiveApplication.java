package io.github.mediastore.spring.reactive;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.spring.MediaAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ReactiveApplication.Photos.class)
public class ReactiveApplication {

  /** Names of the threads on which pictures were compressed, found and read. */
  public static final Set<String> THREADS = new ConcurrentSkipListSet<>();

  @Bean
  MediaListener threads() {
    return new MediaListener() {
      @Override
      public void compressed(MediaContent picture, Duration took) {
        THREADS.add(Thread.currentThread().getName());
      }

      @Override
      public void found(MediaInfo info, Duration took) {
        THREADS.add(Thread.currentThread().getName());
      }

      @Override
      public void read(MediaInfo info, long bytes, Duration took) {
        THREADS.add(Thread.currentThread().getName());
      }
    };
  }

  @RestController
  record Photos(MediaStore store) {

    private static MediaSlot slot(long id) {
      return MediaSlot.of("members", id, "avatar");
    }

    @PostMapping("/members/{id}/avatar")
    Mono<String> avatar(@PathVariable long id, Mono<CompressedImage> file) {
      return file.publishOn(Schedulers.boundedElastic())
          .map(picture -> store.put(slot(id), picture).contentType());
    }

    @GetMapping("/members/{id}/avatar")
    MediaAnswer avatar(@PathVariable long id) {
      return MediaAnswer.of(slot(id));
    }

    @GetMapping("/members/{id}/mono")
    Mono<MediaAnswer> mono(@PathVariable long id) {
      return Mono.just(MediaAnswer.of(slot(id)));
    }

    @GetMapping("/optional")
    Optional<MediaAnswer> optional() {
      return Optional.empty();
    }
  }
}
