print("wiregen")
