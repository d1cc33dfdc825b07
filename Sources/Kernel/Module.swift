// The Kernel module.
