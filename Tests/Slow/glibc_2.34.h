/* Asks for the versions of these functions that Lambda's glibc 2.34 has, where numpy is compiled on a newer one: for the
   test of the container's script on such a machine. In the container glibc is 2.28, and there is no other version. */
#if defined(__x86_64__)
__asm__(".symver hypot,hypot@GLIBC_2.2.5");
__asm__(".symver hypotf,hypotf@GLIBC_2.2.5");
#elif defined(__aarch64__)
__asm__(".symver hypot,hypot@GLIBC_2.17");
__asm__(".symver hypotf,hypotf@GLIBC_2.17");
#endif
