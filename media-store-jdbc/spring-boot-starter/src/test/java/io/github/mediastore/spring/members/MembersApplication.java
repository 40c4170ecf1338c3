package io.github.mediastore.spring.members;

import io.github.mediastore.spring.MediaAccess;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

@SpringBootApplication
public class MembersApplication {

  /** Everybody may see avatars; galleries only who is signed in, which nobody is here. */
  @Bean
  MediaAccess mediaAccess() {
    return (slot, user) -> slot.name().equals("avatar") || user != null;
  }

  /** What Spring Security adds to every answer that says nothing about caches. */
  @Bean
  FilterRegistrationBean<HeaderWriterFilter> securityHeaders() {
    return new FilterRegistrationBean<>(
        new HeaderWriterFilter(List.of(new CacheControlHeadersWriter())));
  }
}
